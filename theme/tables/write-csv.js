/** CSV as the portal keeps it: UTF-8 with its mark, LF, quotes only where they are needed. */

const FORMULA_START = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/
export const BYTE_ORDER_MARK = '\ufeff'

/** @returns {string} `'` before what a spreadsheet would take for a formula */
export const guardedCell = (text) => (FORMULA_START.test(text) ? `'${text}` : text)

/**
 * @param {Iterable<string[]>} rows
 * @param {{ delimiter?: string }} [options]
 * @returns {Generator<string>} the mark, then a line a row; every cell guarded
 */
export function* csvLines(rows, { delimiter = ',' } = {}) {
  yield BYTE_ORDER_MARK
  for (const row of rows) {
    yield `${row.map((text) => csvCell(guardedCell(text), delimiter)).join(delimiter)}\n`
  }
}

/** @returns {string} all of it; parameters as for `csvLines` */
export function csvText(rows, options) {
  return Array.from(csvLines(rows, options)).join('')
}

function csvCell(text, delimiter) {
  if (!NEEDS_QUOTES.test(text) && text.indexOf(delimiter) === -1) return text
  return `"${text.replace(/"/g, '""')}"`
}
