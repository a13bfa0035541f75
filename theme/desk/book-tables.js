/** The sheets of a book: which are the list, what is wrong with them as sheets: `generator/import_rows/tables.py`. */
import { cellName, columnLetters, parseReference } from '../tables/cell-references.js'
import { isStrictNumber, normaliseNumber } from '../verify/v1/certificate-number.js'
import { tableIn } from './list-tables.js'
import { Place, WHOLE_FILE } from './places.js'

// numbers of their own form, which neighbours must not make into another
const NUMBERS = ['serial', 'notice_serial', 'occupation_code', 'certificate_number', 'grade']
const LONGEST_CODE = 10 // 6-18-01-01

/**
 * @param {import('./sheet-form.js').SheetForm[]} sheets
 * @param {{ purpose: string, sheets?: string[] | null }} settings `sheets`: names of those to look at, null for all
 * @returns {{ tables: import('./list-tables.js').ListTable[], problems: object[] }} tables of one shape
 */
export function tablesOf(sheets, { purpose, sheets: wanted }, words, rules, problem) {
  const tables = []
  const problems = []
  const leftOut = []
  for (const sheet of sheets) {
    if ((wanted && !wanted.includes(sheet.name)) || !sheet.rows.some((row) => row.some(Boolean))) continue
    const place = new Place(sheet.name, 1, 1)
    const table = sheet.isHidden ? null : tableIn(sheet, purpose, words)
    if (table) tables.push(table)
    else if (sheet.isHidden) problems.push(problem('import-hidden-sheet', place, { sheet: sheet.name }))
    else leftOut.push(problem('import-sheet-left-out', place, { sheet: sheet.name }))
  }
  if (tables.length === 0) return { tables, problems: [...problems, problem('import-no-table', WHOLE_FILE)] }
  const shapes = new Set(tables.map((table) => Array.from(table.columns.keys()).sort().join(' ')))
  if (shapes.size > 1) {
    const listing = tables.map((table) => `${table.sheet.name}（${table.rows.length} 行）`).join('；')
    return { tables: [], problems: [...problems, problem('import-several-tables', WHOLE_FILE, { sheets: listing })] }
  }
  for (const table of tables) problems.push(...faultsOf(table, purpose, rules, words, problem))
  return { tables, problems: [...problems, ...leftOut] }
}

/** Whether every column that is needed is there, and once: else each row would draw false alarms. */
export function areWhole(tables, needed) {
  return tables.length > 0 && tables.every((table) => table.twice.length === 0 && missing(table, needed).length === 0)
}

const missing = ({ columns }, needed) => needed.filter((group) => !group.some((field) => columns.has(field)))

function* faultsOf(table, purpose, rules, { known, data }, problem) {
  const { sheet, columns, headerRow } = table
  const headingAt = (column) => new Place(sheet.name, headerRow, column)
  for (const group of missing(table, rules.needed[purpose])) {
    const variants = data.columns[group[0]]
    yield problem('import-column-missing', headingAt(1), { wanted: variants[0], variants: variants.join('、') })
  }
  for (const [field, column] of table.twice) {
    yield problem('import-column-twice', headingAt(column), {
      wanted: data.columns[field][0],
      first: cellName(columns.get(field), headerRow),
      second: cellName(column, headerRow)
    })
  }
  const filled = filledColumns(table)
  for (const [column, heading] of table.others) {
    if (!filled.has(column)) continue
    yield problem(known.isPersonal(heading) ? 'personal-column' : 'import-column-left-out', headingAt(column), { heading })
  }
  for (const field of rules.not_taken[purpose]) {
    const column = columns.get(field)
    if (!filled.has(column)) continue
    yield problem('import-column-left-out', headingAt(column), { heading: headingIn(sheet.rows[headerRow - 1], column - 1) })
  }
  for (const column of sheet.hiddenColumns) {
    if (filled.has(column)) yield problem('import-hidden-column', headingAt(column), { column: columnLetters(column) })
  }
  yield* faultsOfRows(table, problem)
}

function filledColumns(table) {
  const filled = new Set()
  for (const row of table.rows) {
    row.cells.forEach((text, index) => {
      if (text.trim() !== '') filled.add(index + 1)
    })
  }
  return filled
}

function* faultsOfRows({ sheet, columns, rows, strays }, problem) {
  const people = new Set(rows.map((row) => row.number))
  const first = Math.min(...columns.values())
  for (const number of sheet.hiddenRows) {
    if (people.has(number)) yield problem('import-hidden-row', new Place(sheet.name, number, first), { row: number })
  }
  for (const number of strays) {
    const found = sheet.rows[number - 1].find((text) => text.trim())
    yield problem('import-stray-row', new Place(sheet.name, number, first), { found })
  }
  const taken = new Set(columns.values())
  for (const [name, oddity] of sheet.oddities) {
    const at = parseReference(name)
    if (people.has(at.row) && taken.has(at.column)) {
      yield problem(oddityCode(oddity), new Place(sheet.name, at.row, at.column))
    }
  }
}

/** What stands above the column with this index, else its letters. */
const headingIn = (headings, index) => (headings[index] || '').trim() || columnLetters(index + 1)

/** The kinds are named as the oddities are, but for one that is a word of its own. */
const oddityCode = (oddity) => (oddity === 'date' ? 'date-cell' : oddity)

/**
 * Personal data anywhere in the file: cells of any sheet, in sight or not, properties and comments.
 *
 * @param {{ where: string, text: string }[]} texts outside of cells
 */
export function* personalDataOf(sheets, tables, texts, personal, kinds, problem) {
  const told = (place, field, kind) =>
    problem('personal-data', place, { field, what_zh: kinds[kind].zh, what_en: kinds[kind].en })
  for (const sheet of sheets) {
    const table = tables.find((one) => one.sheet.name === sheet.name) || null
    yield* personalDataOfSheet(sheet, table, personal, told)
  }
  for (const { where, text } of texts) {
    for (const { kind } of personal.among(new Map([[where, text]]))) yield told(new Place(where, 0, 0), where, kind)
  }
}

function* personalDataOfSheet(sheet, table, personal, told) {
  const numbers = table ? NUMBERS.filter((field) => table.columns.has(field)).map((field) => table.columns.get(field) - 1) : []
  const headings = table ? sheet.rows[table.headerRow - 1] : []
  const heading = (column) => headingIn(headings, column)
  for (let index = 0; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index]
    const texts = new Map()
    cells.forEach((text, column) => {
      if (text && !numbers.includes(column)) texts.set(column, text)
    })
    for (const { fields, kind } of personal.among(texts)) {
      yield told(new Place(sheet.name, index + 1, fields[0] + 1), fields.map(heading).join('+'), kind)
    }
    for (const column of numbers) {
      const text = cells[column] || ''
      const kind = text.length > LONGEST_CODE ? inANumber(text, personal) : null
      if (kind) yield told(new Place(sheet.name, index + 1, column + 1), heading(column), kind)
    }
  }
}

/** A certificate number has no other in it; what is none may be one that nobody may see. */
const inANumber = (text, personal) => (isStrictNumber(normaliseNumber(text)) ? null : personal.of(text))
