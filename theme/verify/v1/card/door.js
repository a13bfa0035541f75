/** Below a verdict on a record: the button that opens the holder's card. What draws it is loaded then. */

/**
 * @param {HTMLElement} root
 * @param {{ verdict: object, findToken: () => Promise<string | null> | string, page: object,
 *   address: string | null }} matter `address` of the page that the code leads to, null if not known
 */
export function attachCardDoor(root, { verdict, page, ...means }) {
  const door = root.querySelector('[data-slot="card-door"]')
  if (verdict.record === null) {
    door.remove()
    return
  }
  const place = root.querySelector('[data-part="card"]')
  const told = door.querySelector('[data-card-told]')
  door.querySelector('[data-card-open]').addEventListener('click', async () => {
    try {
      const { cardView } = await import('./card.js')
      const waits = JSON.parse(root.querySelector('[data-chief-waits]').textContent)
      const token = await means.findToken()
      place.textContent = ''
      place.append(cardView(verdict, { ...means, page: { ...page, waits }, token }))
      place.querySelector('[data-card="heading"]').focus()
    } catch {
      told.textContent = page.word('card-failed')
    }
  })
}
