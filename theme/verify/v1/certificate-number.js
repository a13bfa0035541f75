/** The 22 characters of a certificate number: how they are read and what they stand for. */

/** White space and what is as invisible: soft hyphen, zero width space and joiners, word joiner. */
const WHITE_SPACE = /[\s\u00ad\u200b-\u200d\u2060]/g
const HYPHENS = /[-\u2010-\u2015\u2212]/g
const STRICT = /^[YS]\d{14}[1-5XTS]\d{6}$/

/** What stands at position 16, and the grade it stands for, lowest first. */
const GRADE_CODES = 'X54321TS'
const GRADES = [
  'apprentice',
  'junior',
  'intermediate',
  'senior',
  'technician',
  'senior-technician',
  'special-technician',
  'chief-technician'
]

/** @returns {number} the place of a grade on the ladder from 0, -1 where there is no such grade */
export const rankOf = (grade) => GRADES.indexOf(grade)
export const isGrade = (grade) => GRADES.includes(grade)
export const isGradeCode = (character) => GRADE_CODES.includes(character)

/** @returns {string} the text without what people type between its characters */
export const withoutSpace = (text) => text.replace(WHITE_SPACE, '')

/**
 * @param {string} text what was typed, pasted or scanned
 * @returns {string} as it is asked for: NFKC, upper case, nothing between the characters. O is never
 *   made 0: a hint is given instead
 */
export const normaliseNumber = (text) =>
  withoutSpace(text.normalize('NFKC').toUpperCase()).replace(HYPHENS, '')

/** @returns {boolean} whether the number is one whose parts have a known meaning */
export const isStrictNumber = (number) => STRICT.test(number)

/** Positions 1–13: the public filing number of the evaluation organisation. */
export const filingNumberOf = (number) => number.slice(0, 13)
export const gradeOf = (number) => GRADES[GRADE_CODES.indexOf(number[15])]
export const yearOf = (number) => `20${number.slice(13, 15)}`
export const provinceCodeOf = (number) => number.slice(5, 7)
/** Positions 2–5 are 0000 for what is filed with a province, else a number given by the ministry. */
export const isFiledWithProvince = (number) => number.slice(1, 5) === '0000'

/** @returns {string} the part of the records a number stands in: its province, `xx` where it tells none */
export const partitionOf = (number) => (isStrictNumber(number) ? provinceCodeOf(number) : 'xx')
