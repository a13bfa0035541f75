/**
 * Finds the list in a sheet: the heading below the titles, the people, not the notes below them. The same
 * as `generator/intake/list_tables.py`, step by step; tests/desk_cases hold the two together.
 *
 * @typedef {{ sheet: import('./sheet-form.js').SheetForm, headerRow: number, columns: Map<string, number>,
 *   twice: [string, number][], others: Map<number, string>, title: string,
 *   rows: { number: number, cells: string[] }[], strays: number[] }} ListTable
 */

const LATEST_HEADER = 50
const FEWEST_HEADINGS = 3
const LONGEST_SERIAL = 6
const CORE = ['name', 'organisation', 'grade'] // a row with all three is a person, whatever it begins with
const OCCUPATION_AND_TRADE = 'occupation_and_trade'
const SERIAL_OR_NUMBER = 'serial_or_number'
const FILLED_DOWN = new Set(['name', 'organisation', 'occupation', 'occupation_code', OCCUPATION_AND_TRADE, 'trade', 'grade'])

/**
 * @param {import('./sheet-form.js').SheetForm} sheet
 * @param {'notice' | 'list' | 'numbers'} purpose
 * @param {{ known: object, data: object }} words `known` of list-columns.js, and its data
 * @returns {ListTable | null} null where no row heads a list
 */
export function tableIn(sheet, purpose, words) {
  const rows = filledRows(sheet)
  for (let index = 0; index < Math.min(LATEST_HEADER, rows.length); index += 1) {
    const { texts, height } = headingsAt(rows, sheet.rows, index, words.known)
    if (isHeader(texts, purpose, words.known)) return tableBelow(sheet, rows, index, height, texts, words)
  }
  return null
}

function isHeader(texts, purpose, { fieldOf }) {
  const fields = new Set(texts.map(fieldOf).filter(Boolean))
  if (purpose === 'numbers') {
    return (fields.has('certificate_number') || fields.has(SERIAL_OR_NUMBER)) && fields.size > 1
  }
  return fields.has('name') && texts.filter((text) => text.trim()).length >= FEWEST_HEADINGS
}

/** Rows with merged cells filled downwards and to the right; the sheet's own stay as they are. */
export function filledRows(sheet) {
  if (sheet.merged.length === 0) return sheet.rows
  const rows = sheet.rows.slice()
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (const { top, left, bottom, right } of sheet.merged) {
    if (top > rows.length || left > rows[top - 1].length) continue
    const value = rows[top - 1][left - 1]
    for (let index = top - 1; index < Math.min(bottom, rows.length); index += 1) {
      const row = rows[index].slice()
      while (row.length < Math.min(right, widest)) row.push('')
      for (let column = left - 1; column < Math.min(right, row.length); column += 1) row[column] = value
      rows[index] = row
    }
  }
  return rows
}

/** The headings that begin in row `index`, and how many rows they take: one or two. */
export function headingsAt(rows, raw, index, { fieldOf }) {
  const first = rows[index]
  const one = { texts: first, height: 1 }
  if (index + 1 >= rows.length) return one
  const below = rows[index + 1]
  const name = first.findIndex((text) => fieldOf(text) === 'name')
  if (name === -1 || (raw[index + 1][name] || '').trim()) return one
  const both = []
  let above = ''
  for (let column = 0; column < Math.max(first.length, below.length); column += 1) {
    const top = first[column] || ''
    const sub = below[column] || ''
    above = top || above
    if (!sub.trim() || sub === top) both.push(top)
    else if (fieldOf(above + sub)) both.push(above + sub)
    else both.push(fieldOf(sub) ? sub : top || sub)
  }
  const count = (texts) => new Set(texts.map(fieldOf).filter(Boolean)).size
  return count(both) > count(first) ? { texts: both, height: 2 } : one
}

function tableBelow(sheet, rows, index, height, texts, { known, data }) {
  const start = index + height
  const columns = new Map()
  const twice = []
  const others = new Map()
  texts.forEach((text, at) => {
    let field = known.fieldOf(text)
    if (field === SERIAL_OR_NUMBER) field = serialOrNumber(rows.slice(start), at, texts, known)
    if (field === null) {
      if (text.trim()) others.set(at + 1, text)
    } else if (columns.has(field)) twice.push([field, at + 1])
    else columns.set(field, at + 1)
  })
  const { people, strays } = peopleBelow(rows, start, columns, rows[index], data)
  const titles = rows.slice(0, index).map((row) => row.find((text) => text.trim()))
  const title = (titles.find(Boolean) || '').trim()
  return { sheet, headerRow: index + 1, columns, twice, others, title, rows: people, strays }
}

function serialOrNumber(below, at, texts, { fieldOf }) {
  if (texts.some((text) => fieldOf(text) === 'serial')) return 'certificate_number'
  const row = below.find((cells) => cells[at])
  return Array.from(row ? row[at].trim() : '').length < LONGEST_SERIAL ? 'serial' : 'certificate_number'
}

/** Rows with people, and those between them that name nobody and begin no note. */
function peopleBelow(rows, start, columns, header, data) {
  const at = (fields) => fields.filter((field) => columns.has(field)).map((field) => columns.get(field) - 1)
  const serial = columns.has('serial') ? columns.get('serial') - 1 : -1
  const named = at(['name', 'certificate_number'])
  const core = CORE.some((field) => columns.has(field)) ? at(CORE) : named
  const telling = at(Array.from(columns.keys()).filter((field) => field !== 'remark'))
  const down = new Set(at(Array.from(FILLED_DOWN)))
  const people = []
  const strays = []
  let above = []
  for (let number = start + 1; number <= rows.length; number += 1) {
    const cells = rows[number - 1]
    const full = cells.map((_, column) => column).filter((column) => cells[column].trim() !== '')
    if (!telling.some((column) => full.includes(column))) continue
    if (isHeaderAgain(cells, header) || isCountedInAdvance(cells, full, serial)) continue
    const isAlone = full.every((column) => cells[column] === cells[full[0]])
    const isWhole = !isAlone && core.every((column) => full.includes(column))
    if (!isWhole && beginsNote(cells[full[0]], data)) continue
    if (!isWhole && isAlone && (full.length > 1 || !named.includes(full[0]))) {
      strays.push(number)
      continue
    }
    const row = cells.map((text, column) =>
      down.has(column) && column < above.length && data.ditto.includes(text.trim()) ? above[column] : text
    )
    people.push({ number, cells: row })
    above = row
  }
  const last = people.length > 0 ? people[people.length - 1].number : 0
  return { people, strays: strays.filter((number) => number < last) }
}

/** A heading that is printed again on the next page. */
const isHeaderAgain = (cells, header) =>
  cells.length === header.length && cells.every((text, column) => text === header[column])

const isCountedInAdvance = (cells, full, serial) =>
  full.length === 1 && full[0] === serial && Array.from(cells[serial].trim()).length < LONGEST_SERIAL

/** Whether these are the first words of what stands below a list: 合计, 填表人. */
export function beginsNote(text, data) {
  const words = text.normalize('NFKC').replace(/ /g, '')
  return data.note_beginnings.some((beginning) => words.startsWith(beginning))
}
