/** What is done with the result of a staff sheet: files, copies, paper. None holds up the page. */

import { csvLines } from '../../../tables/write-csv.js'
import { xlsxPieces } from '../../../tables/write-xlsx.js'
import { copied, copyLine, selectAll } from '../page/copying.js'
import { filled } from '../page/filled.js'
import { collected, collectedBlob } from './piecewise.js'
import { printOnly } from '../page/printing.js'
import { canSave, save } from '../page/save.js'
import { resultRows } from './files.js'

const CSV = 'text/csv;charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** With the header. To show more in a text that is copied by hand would hold up the page. */
const LINES_BY_HAND = 2001

/**
 * @param {HTMLElement} result of `view.js`, standing in the page
 * @param {{ checked: import('./run.js').CheckedRow[], read: { tables: object[] }, page: object,
 *   circumstances: () => object, drawForPrint: () => Promise<void>, say: (text: string) => void,
 *   isCurrent: () => boolean }} means `isCurrent`: whether no other sheet was given meanwhile
 */
export function attachSheetActions(result, { checked, read, page, circumstances, drawForPrint, say, isCurrent }) {
  const isCancelled = () => !isCurrent()
  const rows = () => resultRows(checked, read, page, circumstances())
  let isBusy = false

  const on = (name, act) =>
    result.querySelector(`[data-act="${name}"]`).addEventListener('click', async () => {
      if (isBusy) return
      isBusy = true
      say(page.word('writing'))
      const told = await act().catch((error) => filled(page.word('write-failed'), { reason: error.message }))
      isBusy = false
      if (isCurrent()) say(told)
    })

  function saved(file, extension) {
    const name = `${page.word('sheet-name')}.${extension}`
    if (isCurrent()) save(file, name)
    return filled(page.word('saved'), { name })
  }

  on('csv', async () => saved(await collectedBlob(csvLines(rows()), CSV, isCancelled), 'csv'))
  on('xlsx', async () => {
    const pieces = xlsxPieces({ sheetName: page.word('sheet-name'), rows: await collected(rows(), isCancelled) })
    return saved(await collectedBlob(pieces, XLSX, isCancelled), 'xlsx')
  })
  on('copy', async () => {
    const lines = await collected(tabbedLines(rows()), isCancelled)
    const byHand = result.querySelector('[data-slot="by-hand"]')
    byHand.hidden = true
    const isCopied = await copied(lines.join('\n'), () => {
      byHand.hidden = false
      byHand.value = lines.slice(0, LINES_BY_HAND).join('\n')
      selectAll(byHand)
    })
    if (!byHand.hidden && lines.length > LINES_BY_HAND) {
      return filled(page.word('copy-part-by-hand'), { count: LINES_BY_HAND - 1 })
    }
    return page.word(isCopied ? 'copied' : 'copy-by-hand')
  })
  on('print', async () => {
    await drawForPrint()
    if (isCurrent()) printOnly('sheet')
    return ''
  })
  result.addEventListener('click', async ({ target }) => {
    if (!target.dataset.copy) return
    const row = target.closest('li')
    const cell = (name) => row.querySelector(`[data-cell="${name}"]`)
    const isCopied = await copyLine(cell(target.dataset.copy))
    cell('told').textContent = page.word(isCopied ? 'copied' : 'copy-selected')
  })
  for (const button of result.querySelectorAll('[data-needs-files]')) button.hidden = !canSave()
  result.querySelector('[data-slot="open-elsewhere"]').hidden = canSave()
}

function* tabbedLines(rows) {
  for (const cells of rows) yield cells.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t')
}
