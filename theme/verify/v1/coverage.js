/** Where the published lists are declared complete: only there does absence mean something. */

import { filingNumberOf, gradeOf, isGrade, yearOf } from './certificate-number.js'
import { dayOf, isDay, isListOf, isText } from './shape.js'
import { MOST_LIST_CHARACTERS, openToken } from './token.js'
import { keyFault, mayNameGrade, mayNameOrganisation } from './trust-list.js'

const DECLARATION = {
  organisations: isListOf({ id: isText, name: isText, filingNumber: isText }),
  grades: isListOf(isGrade),
  from: isDay,
  asOf: isDay
}

const COVERAGE = {
  type: 'CoverageDeclaration',
  credentialSubject: {
    jurisdiction: isText,
    declarations: (value) => isListOf(DECLARATION)(value) && value.length > 0
  }
}

/** @returns {Promise<string>} the reason why there is no record of the number */
export async function absenceOf(number, context) {
  const text = await context.once('coverage', () => context.read('records/v1/coverage.jwt'))
  if (text === null) return 'coverage-unavailable'
  const covered = await isCovered(text, number, context)
  if (covered === null) return 'coverage-unverified'
  return covered ? 'not-in-records' : 'outside-coverage'
}

/**
 * @param {string} text the file: one token a line, none where nothing is covered
 * @param {string} number normalised
 * @returns {Promise<boolean | null>} whether the number is covered; null where no line says so and
 *   one of them is not to be believed
 */
async function isCovered(text, number, context) {
  let isDoubtful = false
  for (const line of text.split('\n').filter(Boolean)) {
    const subject = await context.once(line, () => readDeclarations(line, context))
    if (!subject) isDoubtful = true
    else if (subject.declarations.some((declared) => covers(declared, number))) return true
  }
  return isDoubtful ? null : false
}

async function readDeclarations(line, context) {
  const opened = await openToken(line, () => COVERAGE, context, MOST_LIST_CHARACTERS)
  if (!opened || keyFault(opened.key, dayOf(opened.payload.validFrom))) return null
  const subject = opened.payload.credentialSubject
  return mayDeclare(opened.issuer, subject) ? subject : null
}

function mayDeclare(issuer, { jurisdiction, declarations }) {
  return (
    issuer.jurisdictions.includes(jurisdiction) &&
    declarations.every(
      ({ organisations, grades }) =>
        organisations.every(({ filingNumber }) => mayNameOrganisation(issuer, filingNumber)) &&
        grades.every((grade) => mayNameGrade(issuer, grade))
    )
  )
}

function covers({ organisations, grades, from, asOf }, number) {
  const year = yearOf(number)
  return (
    organisations.some(({ filingNumber }) => filingNumber === filingNumberOf(number)) &&
    grades.includes(gradeOf(number)) &&
    from.slice(0, 4) <= year &&
    year <= asOf.slice(0, 4)
  )
}
