/**
 * `/verify/v1/number.js`: where a certificate number is wrong, and what its parts say. The verifier
 * loads it only where a number is not of the strict form.
 */

import {
  gradeOf,
  isFiledWithProvince,
  isGradeCode,
  isStrictNumber,
  provinceCodeOf,
  yearOf
} from './certificate-number.js'
import { refuse } from './refusal.js'

export { normaliseNumber } from './certificate-number.js'

const LENGTH = 22
const OLDER_LENGTH = 16
const GRADE_POSITION = 16
/** 特级技师 began as a trial (人社厅发〔2021〕66号), 首席技师 and 学徒工 with 人社部发〔2022〕14号. */
const FIRST_YEARS = { T: 2021, S: 2022, X: 2022 }

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

/** The step `format` of a number that is not strict: only a first letter we do not know may pass. */
export function requireForm(number, { expected }, { warnings }) {
  const fault = faultOf(number)
  if (!fault) warnings.push('unknown-first-letter')
  else {
    const key = fault.position ? 'character' : fault.reason
    refuse(fault.reason, { ...fault, key, expected: expected[fault.expected] })
  }
}

/**
 * How far a number has been typed, looked at from the left; unlike `faultOf` it waits for what is missing.
 *
 * @param {string} number normalised
 * @returns {{ count: number, missing: number, fault: object | null, likeness: string | null }} `fault` as
 *   `faultOf` gives it: the first character that cannot stand where it is, too many of them, or the older
 *   16 digits. `likeness`: digits from the start may still become an `older-number`, and 18 characters
 *   may be an `identity-number`, which nobody needs here
 */
export function progressOf(number) {
  const characters = Array.from(number)
  const count = characters.length
  if (/^\d{17}[\dX]$/.test(number)) return { count, missing: 0, fault: null, likeness: 'identity-number' }
  if (/^\d{1,15}$/.test(number)) {
    return { count, missing: OLDER_LENGTH - count, fault: null, likeness: 'older-number' }
  }
  if (/^\d{16}$/.test(number) || count > LENGTH) {
    return { count, missing: 0, fault: faultOf(number), likeness: null }
  }
  const rest = 'Y00000000000000X000000'.slice(count)
  const fault = count > 0 ? faultOf(number + rest) : null
  return { count, missing: LENGTH - count, fault, likeness: null }
}

function fault(reason, position = null, found = null, expected = null) {
  return { reason, position, found, expected }
}

function isAllowed(character, position) {
  if (position === 1) return /^[A-Z]$/.test(character)
  if (position === GRADE_POSITION) return isGradeCode(character)
  return /^[0-9]$/.test(character)
}

function expectedAt(position, found) {
  if (position === 1) return 'first-letter'
  if (position === GRADE_POSITION) return 'grade-code'
  if (found === 'O') return 'digit-not-o'
  return found === 'I' || found === 'L' ? 'digit-not-i' : 'digit'
}

/**
 * What the characters say, each part with its positions from 1; `meaning` is null where no rule gives
 * one. A number that is only well formed proves nothing.
 *
 * @param {string} number normalised
 */
export function describeNumber(number) {
  const parts = isStrictNumber(number) ? partsOf(number) : []
  return { number, fault: faultOf(number), isStrict: parts.length > 0, parts }
}

/** Of a number that is right as far as it goes, the parts that are typed to their end. */
export function partsSoFar(number) {
  return /^[YS]/.test(number) ? partsOf(number).filter(({ until }) => until <= number.length) : []
}

/**
 * What is unusual in a strict number, though its form is right: a slip of the pen more often than a forgery.
 *
 * @param {string} day on which it is looked at, `2026-03-18`
 * @returns {string[]} `year-to-come`, `year-before-grade`, `special-grade-of-training-body`
 */
export function doubtsAbout(number, day) {
  const year = Number(yearOf(number))
  const grade = number[GRADE_POSITION - 1]
  const doubts = []
  if (year > Number(day.slice(0, 4))) doubts.push('year-to-come')
  if (year < (FIRST_YEARS[grade] || 0)) doubts.push('year-before-grade')
  // 特级技师 and 首席技师 are appointed by employers
  if (number[0] === 'S' && (grade === 'T' || grade === 'S')) doubts.push('special-grade-of-training-body')
  return doubts
}

function partsOf(number) {
  return [
    part('organisation-kind', 1, 1, number, number[0] === 'Y' ? 'employer' : 'social'),
    part('organisation-code', 2, 5, number, isFiledWithProvince(number) ? 'province' : 'ministry'),
    part('province', 6, 7, number, provinceCodeOf(number)),
    part('organisation-serial', 8, 13, number),
    part('year', 14, 15, number, yearOf(number)),
    part('grade', 16, 16, number, gradeOf(number)),
    part('serial', 17, 22, number)
  ]
}

function part(name, from, until, number, meaning = null) {
  return { name, from, until, text: number.slice(from - 1, until), meaning }
}
