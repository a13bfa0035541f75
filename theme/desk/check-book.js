/**
 * All that is wrong with a book as a notice or a list, cell by cell, and its rows where nothing is:
 * `generator/import_rows/checked.py`. Pure; tests/desk_cases hold the two together.
 */
import { csvText } from '../tables/write-csv.js'
import { areWhole, personalDataOf, tablesOf } from './book-tables.js'
import { headings } from './list-columns.js'
import { readPeople } from './people.js'
import { personalData } from './personal-data.js'
import { byPlace, WHOLE_FILE } from './places.js'
import { firstTold, problemMaker } from './problems.js'
import { rowRules } from './row-rules.js'

/**
 * @param {{ sheets: import('./sheet-form.js').SheetForm[], texts: { where: string, text: string }[] }} book
 * @param {{ purpose: 'notice' | 'list', jurisdiction: string | null, on: string | null, sheets?: string[] | null }} settings `on`: the
 *   day of the notice or of the approval
 * @param {object} rules of `generator/desk_rules.py`
 * @param {object} facts of the portal
 * @returns {{ findings: object[], errors: number, names: string[], rows: string[][], title: string, tables: object[] }}
 *   `rows` are those that are right, in the columns `names`
 */
export function checkBook(book, settings, rules, facts) {
  const problem = problemMaker(rules.kinds)
  const words = { known: headings(rules.headings), data: rules.headings }
  const personal = personalData(rules.personal_data)
  const { tables, problems } = tablesOf(book.sheets, settings, words, rules, problem)
  let people = []
  if (areWhole(tables, rules.needed[settings.purpose])) {
    const read = readPeople(tables, settings, rules, facts, problem)
    people = read.rows
    problems.push(...firstTold(read.problems, problem))
    for (const rule of rowRules(people, settings, facts, problem)) problems.push(...firstTold(rule, problem))
  }
  if (tables.length > 0 && people.length === 0 && !problems.some(isError)) {
    problems.push(problem('no-rows', WHOLE_FILE))
  }
  const kinds = rules.personal_data.kinds
  const found = firstTold(personalDataOf(book.sheets, tables, book.texts, personal, kinds, problem), problem)
  const findings = [...told(problems, personal, rules), ...found].sort(byPlace)
  const names = rules.fields[settings.purpose].map((field) => field.name)
  return {
    findings,
    errors: findings.filter(isError).length,
    names,
    rows: people.map(({ values }) => names.map((name) => values[name])),
    title: tables.length > 0 ? tables[0].title : '',
    tables
  }
}

/** @returns {string} the CSV of CONTRACT, with its mark */
export const listCsv = ({ names, rows }) => csvText([names, ...rows])

const isError = (one) => one.severity === 'error'

/**
 * What quotes personal data is told without its words; of a cell whose text is not what was meant nothing
 * more is told.
 */
function told(problems, personal, { odd_codes: oddCodes, withheld }) {
  const isOdd = ({ code }) => oddCodes.includes(code)
  const odd = new Set(problems.filter(isOdd).map(({ place }) => String(place)))
  return problems
    .filter((one) => isOdd(one) || !odd.has(String(one.place)))
    .map((one) => (personal.of(one.message.zh) === null ? one : { ...one, message: withheld }))
}
