/** What is shown, into the clipboard; where there is none (plain http, WeChat), selected and ready to be copied. */

/**
 * @param {string} text
 * @param {() => void} select the same text on the page
 * @returns {Promise<boolean>} false: it is selected, and the visitor must copy it
 */
export async function copied(text, select) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    select()
    return document.execCommand('copy') // the old way needs a selection
  }
}

/** @param {HTMLTextAreaElement} text in a `details`; returns as `copied` does */
export function copyFrom(text) {
  return copied(text.value, () => {
    text.closest('details').open = true
    selectAll(text)
  })
}

/** @param {HTMLTextAreaElement} text where Ctrl+C or a long press is to copy it */
export function selectAll(text) {
  text.focus()
  text.setSelectionRange(0, text.value.length) // `select()` does nothing on iOS
}

/** @param {HTMLElement} shown a line of the page; returns as `copied` does */
export function copyLine(shown) {
  return copied(shown.textContent, () => {
    const range = document.createRange()
    range.selectNodeContents(shown)
    const selection = getSelection()
    selection.removeAllRanges()
    selection.addRange(range)
  })
}
