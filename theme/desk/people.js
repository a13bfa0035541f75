/** The rows of the tables as people, each value with its cell: `generator/import_rows/people.py`. */
import { cellTidier, occupationAndTrade, withCode } from './cells.js'
import { knownNames } from './known-names.js'
import { nearest } from './nearest.js'
import { Place, WHOLE_FILE } from './places.js'
import { rowReader } from './row-reader.js'

const KEPT = 10000
const MEANT_AT_LEAST = 0.5
const BOTH = 'occupation_and_trade'
// where the cell of a field is, if it has no column of its own
const STANDS_FOR = {
  occupation_code: ['occupation', BOTH],
  occupation: [BOTH, 'occupation_code'],
  trade: [BOTH, 'occupation']
}

/**
 * @param {import('./list-tables.js').ListTable[]} tables
 * @param {{ purpose: string, jurisdiction: string | null }} settings
 * @returns {{ rows: import('./row-rules.js').DeskRow[], problems: object[] }} `rows` are those that are right
 */
export function readPeople(tables, settings, rules, facts, problem) {
  const fields = rules.fields[settings.purpose]
  const names = fields.map((field) => field.name)
  const known = knownNames(facts, rules.headings.grade_words, settings.jurisdiction)
  const faultsOf = rowReader(fields, rules, problem)
  const tidied = remembered(cellTidier(rules.headings))
  const rows = []
  const problems = []

  const count = tables.reduce((sum, table) => sum + table.rows.length, 0)
  if (count > rules.most_rows) {
    return { rows, problems: [problem('too-many-rows', WHOLE_FILE, { limit: rules.most_rows })] }
  }
  const isCounted = mustBeCounted()
  let serial = 0
  for (const table of tables) {
    for (const row of table.rows) {
      serial += 1
      const values = valuesOf(table, row)
      if (isCounted) values.serial = String(serial)
      readOne(values, table, row.number)
    }
  }
  return { rows, problems }

  /** Whether serials are missing altogether, or begin anew in every sheet. */
  function mustBeCounted() {
    const serials = tables.map((table) =>
      table.rows.map((row) => tidied('serial', cellOf(row, table.columns.get('serial'))))
    )
    if (!serials.some((numbers) => numbers.some(Boolean))) return true
    const beginAnew =
      tables.length > 1 &&
      serials.every((numbers) => numbers.every((number, index) => number === String(index + 1)))
    if (beginAnew) problems.push(problem('import-renumbered', WHOLE_FILE, { count }))
    return beginAnew
  }

  function valuesOf(table, row) {
    const values = {}
    for (const name of names) values[name] = tidied(name, cellOf(row, table.columns.get(name)))
    const both = tidied('occupation', cellOf(row, table.columns.get(BOTH)))
    if (!values.trade) {
      const text = values.occupation || both
      const parted = occupationAndTrade(text, known, rules.headings.nothing, Boolean(both))
      values.occupation = parted[0]
      values.trade = parted[1]
    }
    values.occupation = values.occupation || both
    const [occupation, code] = withCode(values.occupation, values.occupation_code, known)
    values.occupation = occupation
    values.occupation_code = code
    values.grade = known.grade(values.grade)
    values.organisation = known.organisation(values.organisation)
    if (values.notice_serial === '') fillFromNotice(values, table.columns.has('trade'))
    return values
  }

  /** The serial in the notice; the trade too, where the workbook has no column for it. */
  function fillFromNotice(values, hasTrade) {
    const candidate = known.candidate(values)
    if (candidate === null) return
    values.notice_serial = String(candidate.serial)
    if (!hasTrade && !values.trade) values.trade = candidate.trade
  }

  function readOne(values, table, number) {
    const placeOf = placesOf(table, number)
    if (values.occupation && !values.occupation_code) {
      problems.push(needsCode(values.occupation, placeOf('occupation')))
      return
    }
    const faults = onceACell(faultsOf(names.map((name) => values[name]), placeOf))
    problems.push(...faults)
    if (faults.length === 0) rows.push({ values, placeOf })
  }

  function needsCode(occupation, place) {
    const meant = nearest(occupation, known.occupationNames, MEANT_AT_LEAST)
    const { zh, en } = rules.code_suggestions[meant === null ? 'none' : 'one']
    return problem('import-occupation-code-needed', place, {
      occupation,
      suggestion_zh: zh.replace('{meant}', meant),
      suggestion_en: en.replace('{meant}', meant)
    })
  }
}

function placesOf(table, number) {
  return (field) => {
    const named = [field, ...(STANDS_FOR[field] || []), 'name', ...table.columns.keys()]
    return new Place(table.sheet.name, number, table.columns.get(named.find((name) => table.columns.has(name))))
  }
}

/** Code and occupation may have one cell between them: what both lack is told once, by the latter. */
function onceACell(faults) {
  const told = new Map()
  for (const fault of faults) told.set(`${fault.place} ${fault.code}`, fault)
  return Array.from(told.values())
}

const cellOf = (row, column) => (column && column <= row.cells.length ? row.cells[column - 1] : '')

/** Few organisations and grades stand in many rows: each is tidied once. */
function remembered(tidied) {
  const known = new Map()
  return (field, text) => {
    const key = `${field}\n${text}`
    let answer = known.get(key)
    if (answer === undefined) {
      answer = tidied(field, text)
      if (known.size > KEPT) known.clear()
      known.set(key, answer)
    }
    return answer
  }
}
