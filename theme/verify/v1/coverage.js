/** Where the published lists are declared complete: only there does absence mean something. */

import { filingNumberOf, gradeOf, rankOf, yearOf } from './certificate-number.js'
import { dayOf, hasMembers, isDay, isExactList, isListOf, isMidnight, isText } from './shape.js'
import { contextsOf, MOST_LIST_CHARACTERS, openToken } from './token.js'
import { keyFault, mayNameGrade, mayNameOrganisation } from './trust-list.js'

const isFilledListOf = (shape) => (value) => isListOf(shape)(value) && value.length > 0

const isCoverageOf = (identifierBase) =>
  hasMembers({
    '@context': isExactList(contextsOf(identifierBase)),
    type: isExactList(['VerifiableCredential', 'CoverageDeclaration']),
    issuer: isText,
    validFrom: isMidnight,
    credentialSubject: hasMembers({
      jurisdiction: isText,
      declarations: isFilledListOf(
        hasMembers({
          organisations: isListOf(hasMembers({ id: isText, name: isText, filingNumber: isText })),
          grades: isListOf((grade) => rankOf(grade) !== -1),
          from: isDay,
          asOf: isDay
        })
      )
    })
  })

/**
 * @param {string} text the file: one token a line, none where nothing is covered
 * @param {string} number normalised
 * @returns {Promise<boolean | null>} whether the number is covered; null where no line says so and
 *   one of them is not to be believed
 */
export async function isCovered(text, number, context) {
  let isDoubtful = false
  for (const line of text.split('\n').filter(Boolean)) {
    const subject = await context.once(line, () => readDeclarations(line, context))
    if (!subject) isDoubtful = true
    else if (subject.declarations.some((declared) => covers(declared, number))) return true
  }
  return isDoubtful ? null : false
}

async function readDeclarations(line, context) {
  const isCoverage = isCoverageOf(context.settings.identifier_base)
  const opened = await openToken(line, isCoverage, context, MOST_LIST_CHARACTERS)
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
