/**
 * What holds across the rows of a list, as far as one file shows it: `generator/rules/rows.py`,
 * `certificate_numbers.py`, `organisation_scopes.py`. What other files must say is left to `portal check`.
 *
 * @typedef {{ values: Object<string, string>, placeOf: (field: string) => object }} DeskRow `values` by field, '' where empty
 */
import { nearest } from './nearest.js'

const GRADE_AT = 15
const FEWEST_ALIKE = 0.3
const PERSON = ['name', 'organisation', 'occupation_code', 'trade', 'grade', 'remark']
const OF_NOTICE = ['name', 'organisation', 'occupation_code', 'trade', 'grade']

/**
 * @param {DeskRow[]} rows that could be read
 * @param {{ purpose: 'notice' | 'list', jurisdiction: string | null, on: string | null }} settings `on`: the day of
 *   the notice or of the approval
 * @param {object} facts of the portal: grades, occupations, organisations; `candidates` of the notice and
 *   `numbers` used elsewhere, by their place, where they are known
 * @param {Function} problem of problems.js
 * @returns {Iterable<object>[]} what each rule finds
 */
export function rowRules(rows, settings, facts, problem) {
  const organisations = organisationsOnFile(rows, settings, facts, problem)
  const common = [
    serialsTwice(rows, problem),
    peopleTwice(rows, problem),
    unknownGrades(rows, settings, facts, problem),
    occupations(rows, facts.occupations, problem),
    settings.jurisdiction ? organisations.onFile() : []
  ]
  if (settings.purpose !== 'list') return common
  return [
    ...common,
    facts.candidates ? notInNotice(rows, facts, problem) : [],
    settings.jurisdiction ? organisations.filingNumbers() : [],
    numbersTwice(rows, facts.numbers || {}, problem),
    gradesOfNumbers(rows, facts.grades, problem),
    yearsOfNumbers(rows, settings.on, problem),
    specialGrades(rows, problem)
  ]
}

function* serialsTwice(rows, problem) {
  const first = new Map()
  for (const { values, placeOf } of rows) {
    const serial = Number(values.serial)
    if (!first.has(serial)) first.set(serial, placeOf('serial'))
    else yield problem('serial-twice', placeOf('serial'), { serial, first: first.get(serial) })
  }
}

function* peopleTwice(rows, problem) {
  const first = new Map()
  for (const { values, placeOf } of rows) {
    const key = PERSON.map((field) => values[field]).join('\n')
    if (!first.has(key)) first.set(key, placeOf('name'))
    else yield problem('person-twice', placeOf('name'), { name: values.name, first: first.get(key) })
  }
}

function* unknownGrades(rows, { jurisdiction }, { grades, organisations }, problem) {
  const names = grades.map((grade) => grade.name)
  const ofSlug = new Map(grades.map((grade) => [grade.slug, grade.name]))
  const here = organisations.filter((one) => one.jurisdiction === jurisdiction)
  const byName = new Map(here.map((one) => [one.name, one]))
  const nearestTo = new Map()
  for (const { values, placeOf } of rows) {
    const { grade: found, organisation } = values
    if (names.includes(found)) continue
    const { own_grade_names: ownNames, place } = byName.get(organisation) || { own_grade_names: {} }
    const own = ofSlug.get(ownNames[found])
    if (own) {
      yield problem('own-grade-name', placeOf('grade'), { found, organisation, meant: own, place })
      continue
    }
    if (!nearestTo.has(found)) nearestTo.set(found, nearest(found, names, FEWEST_ALIKE) || names[0])
    yield problem('unknown-grade', placeOf('grade'), { found, meant: nearestTo.get(found) })
  }
}

function* occupations(rows, known, problem) {
  for (const { values, placeOf } of rows) {
    const code = values.occupation_code
    const expected = known[code]
    if (expected === undefined) yield problem('unknown-occupation', placeOf('occupation_code'), { code })
    else if (expected !== values.occupation) {
      yield problem('occupation-name-differs', placeOf('occupation'), { code, expected, found: values.occupation })
    }
  }
}

const numbered = (rows) => rows.filter(({ values }) => values.certificate_number)

function* notInNotice(rows, { candidates, notice, candidates_place: place }, problem) {
  const bySerial = new Map(candidates.map((one) => [String(one.serial), one]))
  for (const { values, placeOf } of rows) {
    const serial = values.notice_serial
    const proposed = bySerial.get(serial)
    const isFound = serial ? proposed : candidates.some((one) => OF_NOTICE.every((field) => one[field] === values[field]))
    if (!isFound) {
      yield problem('not-in-notice', placeOf('name'), { name: values.name, notice, place })
      continue
    }
    if (!proposed) continue
    for (const field of OF_NOTICE) {
      const [expected, found] = [proposed[field], values[field]]
      if (expected !== found) yield problem('notice-row-differs', placeOf(field), { serial, field, expected, place, found })
    }
  }
}

function* numbersTwice(rows, elsewhere, problem) {
  const first = new Map(Object.entries(elsewhere))
  for (const { values, placeOf } of numbered(rows)) {
    const number = values.certificate_number
    const place = placeOf('certificate_number')
    if (!first.has(number)) first.set(number, place)
    else yield problem('number-twice', place, { number, first: first.get(number) })
  }
}

function* gradesOfNumbers(rows, grades, problem) {
  const codes = new Map(grades.map((grade) => [grade.name, grade.code]))
  for (const { values, placeOf } of numbered(rows)) {
    const number = values.certificate_number
    const expected = codes.get(values.grade)
    if (!expected || number[GRADE_AT] === expected) continue
    const found = number[GRADE_AT]
    yield problem('grade-and-number-disagree', placeOf('certificate_number'), { grade: values.grade, number, found, expected })
  }
}

function* yearsOfNumbers(rows, on, problem) {
  if (!on) return
  for (const { values, placeOf } of numbered(rows)) {
    const number = values.certificate_number
    const year = number.slice(13, 15)
    if (Number(year) <= Number(on.slice(2, 4))) continue
    yield problem('number-year-too-late', placeOf('certificate_number'), { number, year, approved: on })
  }
}

function* specialGrades(rows, problem) {
  for (const { values, placeOf } of numbered(rows)) {
    const number = values.certificate_number
    if (number[0] !== 'S' || !'TS'.includes(number[GRADE_AT])) continue
    yield problem('special-grade-first-letter', placeOf('certificate_number'), { number, grade: values.grade })
  }
}

function organisationsOnFile(rows, { jurisdiction, on }, facts, problem) {
  const known = new Map(
    facts.organisations.filter((one) => one.jurisdiction === jurisdiction).map((one) => [one.name, one])
  )
  const slugs = new Map(facts.grades.map((grade) => [grade.name, grade.slug]))

  function* onFile() {
    for (const { values, placeOf } of rows) {
      const place = placeOf('organisation')
      const organisation = known.get(values.organisation)
      if (!organisation) {
        yield problem('unknown-organisation', place, { found: values.organisation, jurisdiction })
        continue
      }
      const grade = slugs.get(values.grade) || organisation.own_grade_names[values.grade]
      if (on && grade) yield* refusals(organisation, values, grade, place)
    }
  }

  /** Says until when it was on file, if it was once; else from when it is, if ever. */
  function* refusals(organisation, values, grade, place) {
    const spans = organisation.spans.filter(
      (span) =>
        span.occupation_code === values.occupation_code &&
        (span.trade === null || span.trade === values.trade) &&
        span.grade === grade
    )
    if (spans.some(({ since, until }) => since <= on && (until === null || on <= until))) return
    const told = { organisation: organisation.name, occupation: values.occupation, grade: values.grade, on, place: organisation.place }
    const ended = spans.map((span) => span.until).filter((until) => until !== null && until < on).sort()
    const begun = spans.map((span) => span.since).filter((since) => on < since).sort()
    if (ended.length > 0) yield problem('organisation-scope-ended', place, { ...told, until: ended[ended.length - 1] })
    else if (begun.length > 0) yield problem('organisation-scope-not-begun', place, { ...told, since: begun[0] })
    else yield problem('organisation-out-of-scope', place, told)
  }

  function* filingNumbers() {
    for (const { values, placeOf } of numbered(rows)) {
      const organisation = known.get(values.organisation)
      const number = values.certificate_number
      if (!organisation || number.slice(0, 13) === organisation.filing_number) continue
      yield problem('number-and-filing-disagree', placeOf('certificate_number'), {
        number,
        organisation: organisation.name,
        expected: organisation.filing_number,
        place: organisation.place
      })
    }
  }

  return { onFile, filingNumbers }
}
