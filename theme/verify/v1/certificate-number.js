/** The 22 characters of a certificate number: how they are read, and where they are wrong. */

/** What people type between the characters: white space, invisible characters, hyphens. */
const BETWEEN =
  /[\t-\r \u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\-\u2010-\u2015\u2212]/g
const STRICT = /^[YS]\d{14}[1-5XTS]\d{6}$/
const LENGTH = 22
const GRADE_POSITION = 16

/** The eight grades, lowest first, by the character at position 16. */
export const GRADES = new Map([
  ['X', 'apprentice'],
  ['5', 'junior'],
  ['4', 'intermediate'],
  ['3', 'senior'],
  ['2', 'technician'],
  ['1', 'senior-technician'],
  ['T', 'special-technician'],
  ['S', 'chief-technician']
])
const LADDER = Array.from(GRADES.values())

/** @returns {number} the place of a grade on the ladder from 0, -1 where there is no such grade */
export const rankOf = (grade) => LADDER.indexOf(grade)

/**
 * @param {string} text what was typed, pasted or scanned
 * @returns {string} as it is asked for: NFKC, upper case, nothing between the characters. O is never
 *   made 0: a hint is given instead
 */
export function normaliseNumber(text) {
  return text.normalize('NFKC').toUpperCase().replace(BETWEEN, '')
}

/**
 * @param {string} number normalised
 * @returns {{ reason: string, position: number | null, found: string | null, expected: string | null } | null}
 *   the first fault from the left; `expected` is a key of the wording's `expected`
 */
export function faultOf(number) {
  if (number === '') return fault('empty')
  if (/^\d{16}$/.test(number)) return fault('old-16-digit')
  const characters = Array.from(number)
  if (characters.length !== LENGTH) return fault('length', null, String(characters.length))
  const index = characters.findIndex((character, at) => !isAllowed(character, at + 1))
  if (index === -1) return null
  const found = characters[index]
  return fault(`character-${index + 1}`, index + 1, found, expectedAt(index + 1, found))
}

function fault(reason, position = null, found = null, expected = null) {
  return { reason, position, found, expected }
}

function isAllowed(character, position) {
  if (position === 1) return /^[A-Z]$/.test(character)
  if (position === GRADE_POSITION) return GRADES.has(character)
  return /^[0-9]$/.test(character)
}

function expectedAt(position, found) {
  if (position === 1) return 'first-letter'
  if (position === GRADE_POSITION) return 'grade-code'
  if (found === 'O') return 'digit-not-o'
  return found === 'I' || found === 'L' ? 'digit-not-i' : 'digit'
}

/** @returns {boolean} whether the number is one whose parts have a known meaning */
export function isStrictNumber(number) {
  return STRICT.test(number)
}

/** Positions 1–13: the public filing number of the evaluation organisation. */
export const filingNumberOf = (number) => number.slice(0, 13)
export const gradeOf = (number) => GRADES.get(number[GRADE_POSITION - 1])
export const yearOf = (number) => `20${number.slice(13, 15)}`
export const provinceCodeOf = (number) => number.slice(5, 7)
/** Positions 2–5 are 0000 for what is filed with a province, else a number given by the ministry. */
export const isFiledWithProvince = (number) => number.slice(1, 5) === '0000'

/**
 * What the characters say, each part with its positions from 1; `meaning` is null where no rule gives
 * one. A number that is only well formed proves nothing.
 *
 * @param {string} number normalised
 */
export function describeNumber(number) {
  const problem = faultOf(number)
  const parts = isStrictNumber(number)
    ? [
        part('organisation-kind', 1, 1, number, number[0] === 'Y' ? 'employer' : 'social'),
        part('organisation-code', 2, 5, number, isFiledWithProvince(number) ? 'province' : 'ministry'),
        part('province', 6, 7, number, provinceCodeOf(number)),
        part('organisation-serial', 8, 13, number),
        part('year', 14, 15, number, yearOf(number)),
        part('grade', 16, 16, number, gradeOf(number)),
        part('serial', 17, 22, number)
      ]
    : []
  return { number, fault: problem, isStrict: parts.length > 0, parts }
}

function part(name, from, until, number, meaning = null) {
  return { name, from, until, text: number.slice(from - 1, until), meaning }
}
