/** Prints, copies and saves the 核验记录. Its text always stands on the page: some browsers can do none of these. */

/** WeChat opens no print dialogue and saves no file; there the text is copied. */
const CANNOT_SAVE = /MicroMessenger/i

/**
 * @param {HTMLElement} root holds the text and the buttons
 * @param {string} note
 * @param {{ word: (name: string) => string }} page
 */
export function attachNote(root, note, { word }) {
  const part = (name) => root.querySelector(`[data-note="${name}"]`)
  const text = part('text')
  const canSave = !CANNOT_SAVE.test(navigator.userAgent)
  text.value = note
  text.rows = note.split('\n').length
  part('print').hidden = !canSave
  part('save').hidden = !canSave
  part('open-elsewhere').hidden = canSave

  part('print').addEventListener('click', () => window.print())
  part('save').addEventListener('click', () => save(note, `${word('note-title')}.txt`))
  part('copy').addEventListener('click', async () => {
    part('told').textContent = word((await copy(text)) ? 'copied' : 'copy-by-hand')
  })
}

/** @returns {Promise<boolean>} plain http has no clipboard; then what is selected is copied the old way */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.value)
    return true
  } catch {
    text.closest('details').open = true
    text.select()
    return document.execCommand('copy')
  }
}

/** The byte order mark tells Windows that it is UTF-8. */
function save(note, name) {
  const address = URL.createObjectURL(new Blob(['\ufeff', note], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
