/**
 * Sheets as `generator/intake/workbooks/sheets.py` has them, which is also how tests/desk_cases write them.
 *
 * @typedef {{ name: string, rows: string[][], merged: { top: number, left: number, bottom: number, right: number }[],
 *   hiddenRows: Set<number>, hiddenColumns: Set<number>, isHidden: boolean, oddities: Map<string, string> }} SheetForm
 *   `rows[0]` is row 1; `oddities` say by cell why its text is not what was meant
 */
import { cellName, parseReference } from '../tables/cell-references.js'

const ODDITIES = { date: 'date', error: 'error-value', uncached: 'formula-without-value' }

/**
 * @param {import('../tables/read-table.js').Sheet} sheet
 * @returns {SheetForm}
 */
export function sheetForm(sheet) {
  const form = emptyForm(sheet.name)
  form.isHidden = sheet.isHidden
  form.merged = sheet.merges.map((merge) => ({
    top: merge.firstRow,
    left: merge.firstColumn,
    bottom: merge.lastRow,
    right: merge.lastColumn
  }))
  for (const [first, last] of sheet.hiddenColumns) {
    for (let column = first; column <= Math.min(last, 1000); column += 1) form.hiddenColumns.add(column)
  }
  for (const row of sheet.rows) {
    while (form.rows.length < row.number - 1) form.rows.push([])
    if (row.isHidden) form.hiddenRows.add(row.number)
    form.rows.push(row.cells.map((cell) => (cell ? cell.text : '')))
    row.cells.forEach((cell, index) => {
      const oddity = cell && oddityOf(cell)
      if (oddity) form.oddities.set(cellName(index + 1, row.number), oddity)
    })
  }
  return form
}

/** @returns {SheetForm} from JSON; what is left out is as by default */
export function formOfJson(told) {
  return {
    ...emptyForm(told.name),
    rows: told.rows,
    merged: (told.merged || []).map(areaOf),
    hiddenRows: new Set(told.hidden_rows || []),
    hiddenColumns: new Set(told.hidden_columns || []),
    isHidden: told.is_hidden || false,
    oddities: new Map(Object.entries(told.oddities || {}))
  }
}

function emptyForm(name) {
  return { name, rows: [], merged: [], hiddenRows: new Set(), hiddenColumns: new Set(), isHidden: false, oddities: new Map() }
}

function areaOf(text) {
  const [first, last] = text.split(':').map(parseReference)
  const end = last || first
  return { top: first.row, left: first.column, bottom: end.row, right: end.column }
}

function oddityOf(cell) {
  return cell.isRounded ? 'rounded-number' : ODDITIES[cell.kind] || null
}
