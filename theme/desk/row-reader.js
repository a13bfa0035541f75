/** Cells in the order of CONTRACT into a row, or what is wrong with them: `generator/load/csv_rows.py`. */
import { valueChecker } from './values.js'

const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r'])
const KEPT_VALUES = 1000

/**
 * @param {object[]} specs the fields, in the order of the columns
 * @param {object} rules of `generator/desk_rules.py`
 * @param {Function} problem of problems.js
 * @returns {(cells: string[], placeOf: (field: string) => object) => object[]} the problems of one row
 */
export function rowReader(specs, rules, problem) {
  const check = valueChecker(rules.values, problem)
  const right = specs.map(() => new Set()) // few organisations and grades stand in many rows

  function faultOf(spec, text, known, placeOf) {
    if (known.has(text) || (text === '' && !spec.is_required)) return null
    const place = placeOf(spec.name)
    if (text === '') return problem('empty-cell', place, { field: spec.name, doc: spec.doc })
    if (FORMULA_STARTS.has(text[0])) {
      return problem('formula-cell', place, { field: spec.name, first: text[0], found: text })
    }
    const fault = check(spec, text, place)
    if (fault === null && known.size < KEPT_VALUES) known.add(text)
    return fault
  }

  return (cells, placeOf) =>
    specs.map((spec, index) => faultOf(spec, cells[index], right[index], placeOf)).filter(Boolean)
}
