/** The 22 characters of a certificate number: how they are read and what they stand for. */

/** What people type between the characters: white space, invisible characters, hyphens. */
const BETWEEN =
  /[\t-\r \u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\-\u2010-\u2015\u2212]/g
const STRICT = /^[YS]\d{14}[1-5XTS]\d{6}$/

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

/** @returns {boolean} whether the number is one whose parts have a known meaning */
export function isStrictNumber(number) {
  return STRICT.test(number)
}

/** Positions 1–13: the public filing number of the evaluation organisation. */
export const filingNumberOf = (number) => number.slice(0, 13)
export const gradeOf = (number) => GRADES.get(number[15])
export const yearOf = (number) => `20${number.slice(13, 15)}`
export const provinceCodeOf = (number) => number.slice(5, 7)
/** Positions 2–5 are 0000 for what is filed with a province, else a number given by the ministry. */
export const isFiledWithProvince = (number) => number.slice(1, 5) === '0000'
