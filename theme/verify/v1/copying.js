/** What is shown, into the clipboard. */

/**
 * @param {HTMLTextAreaElement} text in a `details`
 * @returns {Promise<boolean>} plain http has no clipboard; then what is selected is copied the old way
 */
export async function copyFrom(text) {
  try {
    await navigator.clipboard.writeText(text.value)
    return true
  } catch {
    text.closest('details').open = true
    text.select()
    return document.execCommand('copy')
  }
}
