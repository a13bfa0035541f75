/** The payload of a credential record: what it must look like, and how it is handed out. */

import { rankOf } from './certificate-number.js'
import {
  dayOf,
  hasMembers,
  isCount,
  isDay,
  isExactList,
  isListOf,
  isMidnight,
  isObject,
  isText,
  optional
} from './shape.js'
import { contextsOf } from './token.js'

/** In the order in which a record names its status lists and they are read. */
const PURPOSES = ['revocation', 'suspension']
const MOST_SERIAL = 1000000
const INDEX = /^(0|[1-9][0-9]{0,5})$/
const INDEX_COUNT = 131072
const STATUS_ADDRESS = /^status\/([a-z0-9-]+)\/([1-9][0-9]{0,5})\.(revocation|suspension)\.jwt$/

const isSubject = hasMembers({
  certificateNumber: isText,
  name: isText,
  grade: (grade) => rankOf(grade) !== -1,
  occupationCode: isText,
  occupation: isText,
  trade: optional(isText),
  awardedBy: isText,
  approvedBy: isText,
  announcedIn: isText,
  announcedBy: isText,
  list: isText,
  serial: (value) => isCount(value) && value >= 1 && value <= MOST_SERIAL,
  policy: isText,
  clause: isText,
  managementPeriod: optional(
    hasMembers({ from: isDay, until: isDay, policy: isText, clause: isText })
  )
})

/** @returns {(payload: unknown) => boolean} the shape of a record signed under this base */
export function isRecordOf(identifierBase) {
  const hasRecordMembers = hasMembers({
    '@context': isExactList(contextsOf(identifierBase)),
    type: isExactList(['VerifiableCredential', 'SkillGradeRecord']),
    issuer: isText,
    validFrom: isMidnight,
    validUntil: optional(isMidnight),
    credentialSubject: isSubject,
    credentialStatus: isListOf(isObject),
    supersedes: optional(isText),
    supersedesReason: optional(isText)
  })
  return (payload) => hasRecordMembers(payload) && statusEntriesOf(payload, identifierBase) !== null
}

/**
 * Both entries name the same index in the same numbered list of the record's own issuer, and are
 * written in one way only.
 *
 * @returns {{ index: number, lists: { purpose: string, path: string }[] } | null} paths below the root
 */
export function statusEntriesOf({ issuer, credentialStatus: entries }, identifierBase) {
  const { statusListIndex: index, statusListCredential: address } = entries[0] || {}
  if (!isText(index) || !INDEX.test(index) || Number(index) >= INDEX_COUNT) return null
  if (!isText(address) || !address.startsWith(identifierBase)) return null
  const [, issuerId, number] = STATUS_ADDRESS.exec(address.slice(identifierBase.length)) || []
  if (issuer !== `${identifierBase}trust/issuers/${issuerId}.json`) return null
  const lists = PURPOSES.map((purpose) => ({
    purpose,
    path: `status/${issuerId}/${number}.${purpose}.jwt`
  }))
  const expected = lists.map(({ purpose, path }) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: index,
    statusListCredential: identifierBase + path
  }))
  return isSameEntries(entries, expected) ? { index: Number(index), lists } : null
}

function isSameEntries(entries, expected) {
  return (
    entries.length === expected.length &&
    expected.every((entry, at) => {
      const names = Object.keys(entry)
      return (
        Object.keys(entries[at]).length === names.length &&
        names.every((name) => entries[at][name] === entry[name])
      )
    })
  )
}

/** The record as it stands in `verify/v1`; what the payload does not state is null. */
export function publishedRecord({ validFrom, credentialSubject: subject }) {
  return {
    certificate_number: subject.certificateNumber,
    name: subject.name,
    grade: subject.grade,
    occupation_code: subject.occupationCode,
    occupation: subject.occupation,
    trade: subject.trade || null,
    awarded_by: subject.awardedBy,
    approved_by: subject.approvedBy,
    announced_in: subject.announcedIn,
    announced_by: subject.announcedBy,
    approved_on: dayOf(validFrom),
    list: subject.list,
    serial: subject.serial,
    policy: subject.policy,
    clause: subject.clause,
    management_period: publishedPeriod(subject.managementPeriod)
  }
}

function publishedPeriod(period) {
  if (!period) return null
  const { from, until, policy, clause } = period
  return { from, until, policy, clause }
}
