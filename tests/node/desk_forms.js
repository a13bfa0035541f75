/** Files as the page reads them: `node desk_forms.js FILE…`, sheets and texts or the code of the fault. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { sheetForm } from '../../theme/desk/sheet-form.js'
import { readTable } from '../../theme/tables/read-table.js'

function answer(path) {
  try {
    const book = readTable(new Uint8Array(readFileSync(path)), { name: basename(path) })
    if (book.hasMacros || book.hasForeignData) return { fault: 'macros or foreign data' }
    return { sheets: book.sheets.map(sheetForm).map(told), texts: book.texts.map(({ where, text }) => [where, text]) }
  } catch (error) {
    if (error.name !== 'TableFault') throw error
    return { fault: error.code }
  }
}

function told(form) {
  return {
    name: form.name,
    rows: form.rows,
    merged: form.merged.map(({ top, left, bottom, right }) => [top, left, bottom, right]),
    hiddenRows: Array.from(form.hiddenRows),
    hiddenColumns: Array.from(form.hiddenColumns),
    isHidden: form.isHidden,
    oddities: Object.fromEntries(form.oddities)
  }
}

process.stdout.write(JSON.stringify(process.argv.slice(2).map(answer)))
