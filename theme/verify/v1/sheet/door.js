/** Where a staff sheet comes in: a file chosen or dropped, or rows pasted. What reads it is loaded then. */

/**
 * @param {HTMLElement} root
 * @param {{ page: object, circumstances: () => object, openSession: () => object,
 *   workerAddress: () => string | null }} means
 */
export function attachSheetDoor(root, { page, ...means }) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`)
  let checker = null

  async function check(source) {
    try {
      checker = checker || (await open())
      await checker(source)
    } catch (error) {
      part('sheet-told').textContent = page.word('sheet-failed').replace('{reason}', String(error.message))
    }
  }

  async function open() {
    const { sheetChecker } = await import('./sheet.js')
    const data = JSON.parse(root.querySelector('[data-sheet-words]').textContent)
    return sheetChecker(root, { ...page, ...data }, means)
  }

  const file = part('sheet-file')
  file.addEventListener('change', () => {
    if (file.files.length > 0) check({ file: file.files[0] })
    file.value = '' // so that the same file, mended, can be chosen again
  })
  part('sheet-form').addEventListener('submit', (event) => {
    event.preventDefault()
    check({ pasted: part('sheet-pasted').value })
  })
  const zone = part('sheet')
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault() // a file dropped beside the zone must not replace the page
    const [dropped] = event.dataTransfer.files
    if (dropped) check({ file: dropped })
  })
  zone.hidden = false
}
