/** Prints, copies and saves the 核验记录. Its text always stands on the page: some browsers can do none of these. */

import { copyFrom } from './copying.js'
import { printOnly } from './printing.js'
import { canSave, save } from './save.js'

/**
 * @param {HTMLElement} root holds the text and the buttons
 * @param {string} note
 * @param {{ word: (name: string) => string }} page
 */
export function attachNote(root, note, { word }) {
  const part = (name) => root.querySelector(`[data-note="${name}"]`)
  const text = part('text')
  const isAble = canSave()
  text.value = note
  text.rows = note.split('\n').length
  part('print').hidden = !isAble
  part('save').hidden = !isAble
  part('open-elsewhere').hidden = isAble

  part('print').addEventListener('click', () => printOnly('note'))
  part('save').addEventListener('click', () => {
    // the byte order mark tells Windows that it is UTF-8
    save(new Blob(['\ufeff', note], { type: 'text/plain' }), `${word('note-title')}.txt`)
  })
  part('copy').addEventListener('click', async () => {
    part('told').textContent = word((await copyFrom(text)) ? 'copied' : 'copy-by-hand')
  })
}
