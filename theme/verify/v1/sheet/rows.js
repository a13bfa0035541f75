/** What a staff sheet asks: the rows below its headings, each with number, name, grade and unit. Pure. */

import { headings } from '../../../desk/list-columns.js'
import { beginsNote, filledRows } from '../../../desk/list-tables.js'
import { sheetForm } from '../../../desk/sheet-form.js'
import { cellName } from '../../../tables/cell-references.js'
import { columnsIn, isLikeNumber, withoutMarks } from './columns.js'

const ROUNDED = 'rounded-number'

/**
 * @typedef {{ sheet: string, row: number, cells: string[], number: string, name: string, grade: string,
 *   organisation: string, isRounded: boolean }} AskedRow `row` as the spreadsheet counts, `cells` as they stand
 *   there; `isRounded`: the number was kept as a number and has lost digits
 * @typedef {{ name: string, header: string[], headerRow: number, columns: Object<string, number>,
 *   otherNumbers: number[], skipped: number[] }} ReadTable what was made of a sheet: columns from 0, rows from 1,
 *   `headerRow` 0 where there is no heading; `otherNumbers` answer where the first has none; `skipped` are
 *   totals, notes, titles and headings between the rows
 *
 * @param {import('../../../tables/read-table.js').Sheet[]} sheets
 * @param {{ columns: Object<string, string[]>, personal_headings: string[], note_beginnings: string[],
 *   ditto: string[], nothing: string[] }} words
 * @returns {{ tables: ReadTable[], left: { name: string, isHidden: boolean }[], rows: AskedRow[] }} `left` are
 *   sheets that are hidden or have no numbers
 */
export function askedRows(sheets, words) {
  const known = headings(words)
  const found = { tables: [], left: [], rows: [] }
  for (const sheet of sheets) {
    const table = sheet.isHidden ? null : tableOf(sheetForm(sheet), words, known)
    if (table === null) {
      if (sheet.rows.length > 0) found.left.push({ name: sheet.name, isHidden: sheet.isHidden })
      continue
    }
    const { rows, ...told } = table
    found.tables.push(told)
    for (const row of rows) found.rows.push(row)
  }
  return found
}

function tableOf(form, words, known) {
  const rows = filledRows(form)
  const place = columnsIn(rows, form.rows, known)
  if (place === null) return null
  const asked = []
  const skipped = []
  let above = {}
  for (let at = place.start; at < rows.length; at += 1) {
    const texts = rows[at].map((text) => text.trim())
    const said = fieldsOf(texts, place, words, above)
    if (said.number === '' && said.name === '') continue
    if (isBesideTheRows(texts, said, words, known)) {
      skipped.push(at + 1)
      continue
    }
    above = said
    const isRounded = form.oddities.get(cellName(said.column + 1, at + 1)) === ROUNDED
    const { number, name, grade, organisation } = said
    asked.push({ sheet: form.name, row: at + 1, cells: form.rows[at], number, name, grade, organisation, isRounded })
  }
  const { header, headerRow, columns, otherNumbers } = place
  return asked.length > 0
    ? { name: form.name, header, headerRow, columns, otherNumbers, skipped, rows: asked }
    : null
}

/** What a row says; 同上 is what the row above says, and a stroke is nothing. */
function fieldsOf(texts, { columns, otherNumbers }, { ditto, nothing }, above) {
  const said = (field) => {
    const written = texts[columns[field]] || ''
    if (ditto.includes(written)) return above[field] || ''
    const text = withoutMarks(written)
    return nothing.includes(text) ? '' : text
  }
  const numbers = [columns.certificate_number, ...otherNumbers]
  const [column = numbers[0]] = numbers.filter((at) => texts[at])
  const number = withoutMarks(texts[column] || '')
  return { number, column, name: said('name'), grade: said('grade'), organisation: said('organisation') }
}

/** A title across the table, a heading that is printed again, a total or a note below: no person's row. */
function isBesideTheRows(texts, { number, name }, words, known) {
  if (known.fieldOf(number) === 'certificate_number' || known.fieldOf(name) === 'name') return true
  const full = texts.filter(Boolean)
  const isAcross = full.length > 1 && full.every((text) => text === full[0]) && !isLikeNumber(full[0])
  return isAcross || ((number === '' || number === full[0]) && beginsNote(full[0], words))
}
