/** The payload of a credential record: what it must look like, and how it is handed out. */

import { isGrade } from './certificate-number.js'
import { published } from './published.js'
import { dayOf, isDay, isExactly, isFromTo, isMidnight, isOneOf, isText } from './shape.js'

/** In the order in which a record names its status lists and they are read. */
const PURPOSES = ['revocation', 'suspension']
/** Of the 131,072 places of a status list. */
const LAST_INDEX = 0x1ffff
const LIST_NUMBER = /([1-9]\d{0,5})\.revocation/

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

/** @returns {object} a record that `issuer` signed, as `readPayload` wants it */
export const recordOf = (issuer, settings) => ({
  type: 'SkillGradeRecord',
  validUntil: isOneOf(undefined, isMidnight),
  credentialSubject: SUBJECT,
  credentialStatus: areEntriesAt(`${settings.identifier_base}status/${issuer.id}/`),
  supersedes: isOneOf(undefined, isText),
  supersedesReason: isOneOf(undefined, isText)
})

/**
 * Both entries name the same index in the same numbered list of the record's own issuer, and are written
 * in one way only: what is no index or no such number does not come out of this as it was written. Throws
 * where they are no entries at all, which `readJson` takes as not fitting.
 */
const areEntriesAt = (address) => (entries) => {
  const [{ statusListIndex, statusListCredential }] = entries
  const [, number] = LIST_NUMBER.exec(statusListCredential)
  const expected = PURPOSES.map((purpose) =>
    isExactly({
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(statusListIndex & LAST_INDEX),
      statusListCredential: `${address}${number}.${purpose}.jwt`
    })
  )
  return isExactly(expected)(entries)
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
