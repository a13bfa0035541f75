/** What a staff sheet asks: which columns hold number, name, grade and unit, and the rows below. Pure. */

import { headings } from '../../desk/list-columns.js'
import { normaliseNumber } from './certificate-number.js'

const FIELDS = ['certificate_number', 'name', 'grade', 'organisation']
/** Headings stand near the top, below a title or two. */
const MOST_ROWS_ABOVE = 15
/** What a number may look like, right or wrong: so much that a column of them is recognised. */
const LIKE_A_NUMBER = /^(?:[A-Z][0-9OIL]{14}[0-9A-Z]{7}|\d{16}|[YS]\d{15,24})$/
const MEASURED_ROWS = 200
const BARE_HEADING = 'serial_or_number' // 编号: the cells below decide

/**
 * @typedef {{ sheet: string, row: number, cells: string[], number: string, name: string, grade: string,
 *   organisation: string, isRounded: boolean }} AskedRow `row` as the spreadsheet counts; `isRounded`: the
 *   number was kept as a number and has lost digits
 *
 * @param {import('../../tables/read-table.js').Sheet[]} sheets
 * @param {{ columns: Object<string, string[]>, personal_headings: string[] }} words
 * @returns {{ header: string[], rows: AskedRow[], columns: Object<string, number> } | null} of all visible
 *   sheets that have a column of numbers; header and columns (from 0) of the first; null where none has one
 */
export function askedRows(sheets, words) {
  const { fieldOf } = headings(words)
  const tables = sheets
    .filter(({ isHidden }) => !isHidden)
    .map((sheet) => tableOf(sheet, fieldOf))
    .filter(Boolean)
  if (tables.length === 0) return null
  const [{ header, columns }] = tables
  return { header, columns, rows: tables.flatMap(({ rows }) => rows) }
}

function tableOf(sheet, fieldOf) {
  const lines = sheet.rows.map((row) => ({ ...row, texts: row.cells.map(textOf) }))
  const at = lines.slice(0, MOST_ROWS_ABOVE).findIndex(({ texts }) => isHeader(texts, fieldOf))
  const below = lines.slice(at + 1)
  const header = at === -1 ? [] : lines[at].texts
  const columns = columnsOf(header, fieldOf)
  if (columns.certificate_number === undefined) columns.certificate_number = columnOfNumbers(below)
  if (columns.certificate_number === -1) return null
  const rows = below
    .map((line) => askedRow(sheet.name, line, columns))
    .filter(({ number, name }) => number !== '' || name !== '')
  return rows.length > 0 ? { header, columns, rows } : null
}

const textOf = (cell) => (cell === null ? '' : cell.text.trim())

function isHeader(texts, fieldOf) {
  const fields = texts.map(fieldOf)
  return fields.includes('certificate_number') || fields.includes('name') || fields.includes(BARE_HEADING)
}

function columnsOf(header, fieldOf) {
  const columns = {}
  header.map(fieldOf).forEach((field, column) => {
    if (FIELDS.includes(field) && columns[field] === undefined) columns[field] = column
  })
  return columns
}

/** @returns {number} the column in which most cells look like numbers of certificates; -1: none has one */
function columnOfNumbers(lines) {
  const counts = new Map()
  for (const { texts } of lines.slice(0, MEASURED_ROWS)) {
    texts.forEach((text, column) => {
      if (LIKE_A_NUMBER.test(normaliseNumber(text))) counts.set(column, (counts.get(column) || 0) + 1)
    })
  }
  const [first] = Array.from(counts).sort(([, one], [, other]) => other - one)
  return first ? first[0] : -1
}

function askedRow(sheet, { number: row, texts, cells }, columns) {
  const at = (field) => (columns[field] === undefined ? '' : texts[columns[field]] || '')
  const cell = cells[columns.certificate_number]
  return {
    sheet,
    row,
    cells: texts,
    number: at('certificate_number'),
    name: at('name'),
    grade: at('grade'),
    organisation: at('organisation'),
    isRounded: Boolean(cell && cell.isRounded)
  }
}
