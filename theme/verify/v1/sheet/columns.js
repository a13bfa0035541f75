/** Where a staff sheet has its headings, and which columns hold number, name, grade and unit. Pure. */

import { headingsAt } from '../../../desk/list-tables.js'
import { normaliseNumber } from '../certificate-number.js'

const OTHER_FIELDS = ['name', 'grade', 'organisation']
/** Headings stand near the top, below a title or two. */
const MOST_ROWS_ABOVE = 15
/** What a number may look like, right or wrong: so much that a column of them is recognised. */
const LIKE_A_NUMBER = /^(?:[A-Z][0-9OIL]{14}[0-9A-Z]{7}|\d{16}|[YS]\d{15,24})$/
const MEASURED_ROWS = 200
const HEADS = ['certificate_number', 'name', 'serial_or_number'] // the last is 编号: the cells below decide
/** Put before a number, or around it, so that a spreadsheet takes it for a text. */
const TEXT_MARKS = /^="([^"]*)"$|^['‘’＇`´]+/

/** @returns {string} a cell without what makes it a text and no number: `'Y00…` and `="Y00…"` are Y00… */
export const withoutMarks = (text) => text.trim().replace(TEXT_MARKS, '$1').trim()

/** @returns {boolean} whether a cell looks like the number of a certificate, right or wrong */
export const isLikeNumber = (text) => LIKE_A_NUMBER.test(normaliseNumber(withoutMarks(text)))

/**
 * @param {string[][]} rows with merged cells filled; `raw` as they stand in the sheet
 * @param {string[][]} raw
 * @param {{ fieldOf: Function, isPersonal: Function }} known as list-columns.js has them
 * @returns {{ header: string[], headerRow: number, start: number, columns: Object<string, number>,
 *   otherNumbers: number[] } | null} columns and `start`, the first row below, from 0; `headerRow` from 1, 0
 *   where there is none; null where no column holds numbers
 */
export function columnsIn(rows, raw, known) {
  const { index, height, texts } = headerIn(rows, raw, known)
  const fields = texts.map(known.fieldOf)
  const counts = countsOfNumbers(rows.slice(index + height, index + height + MEASURED_ROWS))
  const headed = positions(fields, (field) => field === 'certificate_number')
  const top = rows.slice(0, MOST_ROWS_ABOVE)
  const isPersonal = (at) => top.some((row) => known.isPersonal(row[at] || ''))
  const found = headed.length > 0 ? headed : positions(counts, (count, at) => count > 0 && !isPersonal(at))
  const [best] = found.slice().sort((one, other) => (counts[other] || 0) - (counts[one] || 0))
  if (best === undefined) return null
  const columns = { certificate_number: best }
  for (const field of OTHER_FIELDS) if (fields.includes(field)) columns[field] = fields.indexOf(field)
  const otherNumbers = headed.filter((at) => at !== best)
  if (index >= 0) return { header: texts, headerRow: index + 1, start: index + height, columns, otherNumbers }
  // above the first digit stand headings in words of their own
  const start = rows.findIndex((row) => /\d/.test(normaliseNumber(row[best] || '')))
  return { header: rows[start - 1] || [], headerRow: 0, start, columns, otherNumbers }
}

/** Of the rows that may be the heading the one that names most; `index` -1 and no texts where none is. */
function headerIn(rows, raw, known) {
  let best = { index: -1, height: 1, texts: [], count: 0 } // above the first row
  for (let index = 0, seen = 0; index < rows.length && seen < MOST_ROWS_ABOVE; index += 1) {
    if (!rows[index].some((text) => text.trim())) continue
    seen += 1
    const { texts, height } = headingsAt(rows, raw, index, known)
    const fields = new Set(texts.map(known.fieldOf).filter(Boolean))
    const mayHead = HEADS.some((field) => fields.has(field))
    if (mayHead && fields.size > best.count) best = { index, height, texts, count: fields.size }
  }
  return best
}

/** @returns {number[]} by column, how many cells look like numbers of certificates; none may be left out */
function countsOfNumbers(rows) {
  const counts = []
  for (const row of rows) {
    row.forEach((text, column) => {
      if (isLikeNumber(text)) counts[column] = (counts[column] || 0) + 1
    })
  }
  return counts
}

const positions = (all, isOne) => all.map((one, at) => (isOne(one, at) ? at : -1)).filter((at) => at >= 0)
