/** The payload of a credential record: what it must look like, and how it is handed out. */

import { isGrade } from './certificate-number.js'
import { dayOf, isDay, isExactly, isFromTo, isMidnight, isOneOf, isText } from './shape.js'

/** In the order in which a record names its status lists and they are read. */
const PURPOSES = ['revocation', 'suspension']
/** Of the 131,072 places of a status list. */
const LAST_INDEX = 0x1ffff
const STATUS_ADDRESS = /\/([1-9]\d{0,5})\.revocation\.jwt$/

const PERIOD = { from: isDay, until: isDay, policy: isText, clause: isText }

/** In the order in which they are handed out. */
const SUBJECT = {
  certificateNumber: isText,
  name: isText,
  grade: isGrade,
  occupationCode: isText,
  occupation: isText,
  trade: isOneOf(undefined, isText),
  awardedBy: isText,
  approvedBy: isText,
  announcedIn: isText,
  announcedBy: isText,
  approvedOn: () => true, // handed out here, but it is the day of `validFrom`
  list: isText,
  serial: isFromTo(1, 1000000),
  policy: isText,
  clause: isText,
  managementPeriod: isOneOf(undefined, PERIOD)
}

/** `status` of `verify/v1` as long as nothing was decided and no record took its place. */
export const IN_FORCE = {
  purpose: null,
  on: null,
  clause: null,
  policy: null,
  ground: null,
  decided_by: null,
  document_number: null,
  superseded_by: null
}

/** @returns {{ type: string, members: object }} a record that `issuer` signed under this base */
export const recordOf = ({ issuer }, identifierBase) => ({
  type: 'SkillGradeRecord',
  members: {
    validUntil: isOneOf(undefined, isMidnight),
    credentialSubject: SUBJECT,
    credentialStatus: (entries) => statusEntriesOf(entries, issuer, identifierBase),
    supersedes: isOneOf(undefined, isText),
    supersedesReason: isOneOf(undefined, isText)
  }
})

/**
 * Both entries name the same index in the same numbered list of the record's own issuer, and are
 * written in one way only.
 *
 * @param {unknown} entries `credentialStatus`
 * @returns {{ index: number, lists: { purpose: string, path: string }[] } | false} paths below the root
 */
export function statusEntriesOf(entries, issuer, identifierBase) {
  const { statusListIndex, statusListCredential } = entries[0]
  // What is no index, or none of such a list, does not come out of this as it was written.
  const index = statusListIndex & LAST_INDEX
  const [, number] = STATUS_ADDRESS.exec(statusListCredential)
  const lists = PURPOSES.map((purpose) => ({
    purpose,
    path: `status/${issuer.id}/${number}.${purpose}.jwt`
  }))
  const expected = lists.map(({ purpose, path }) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: identifierBase + path
  }))
  return isExactly(expected)(entries) && { index, lists }
}

/** The record as it stands in `verify/v1`; what the payload does not state is null. */
export function publishedRecord({ validFrom, credentialSubject: subject }) {
  const { managementPeriod } = subject
  return published(SUBJECT, {
    ...subject,
    approvedOn: dayOf(validFrom),
    managementPeriod: managementPeriod && published(PERIOD, managementPeriod)
  })
}

/** The members of `shape`, their names written as the JSON of the portal writes them: `awarded_by`. */
export function published(shape, values) {
  const entries = Object.keys(shape).map((name) => [
    name.replace(/[A-Z]/, (capital) => `_${capital.toLowerCase()}`),
    values[name] || null
  ])
  return Object.fromEntries(entries)
}
