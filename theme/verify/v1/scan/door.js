/** The button that opens scanning; what reads a code is loaded then. */

/**
 * @param {HTMLElement} root
 * @param {{ template: Function, word: (name: string) => string }} page
 * @param {(question: string) => void} take a number or a token that was read
 */
export function attachScanDoor(root, page, take) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`)
  part('scan-open').addEventListener('click', async () => {
    try {
      const { openScan } = await import('./scan.js')
      await openScan(part('scan'), page, take)
    } catch {
      part('help').textContent = page.word('scan-failed')
    }
  })
}
