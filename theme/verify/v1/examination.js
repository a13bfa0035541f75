/** The steps from `issuer-known` to `freshness`, stopping at the first that fails. */

import { isRecordOf, publishedRecord } from './record.js'
import { readStatusLists, REASON_OF, statusOf } from './record-status.js'
import { dayOf } from './shape.js'
import { isSignatureRight, parseToken, readPayload } from './token.js'
import { recordFault } from './trust-list.js'

const WHITE_SPACE =
  /[\t-\r \u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/g

/**
 * @param {string} token
 * @param {(number: string) => Promise<string[]>} findSuccessors tokens that claim to supersede it
 * @returns {Promise<object>} `verify/v1`
 */
export async function examine(token, findSuccessors, report, context) {
  const { crypto, settings, checkedOn } = context
  const parsed = parseToken(token)
  if (parsed.fault) return report.failed('signature', parsed.fault)

  const signer = context.trustList.findSigner(parsed.kid)
  if (signer.fault) return report.failed('issuer-known', signer.fault)
  report.passed('issuer-known')
  const { id, name, mandate } = signer.issuer
  report.issuer = { id, name, mandate }

  if (!(await isSignatureRight(parsed, signer.key, crypto))) {
    return report.failed('signature', 'signature')
  }
  const payload = readPayload(parsed, isRecordOf(settings.identifier_base))
  if (!payload) return report.failed('signature', 'payload')
  report.passed('signature')

  const subject = payload.credentialSubject
  const number = subject.certificateNumber
  if (report.input.kind === 'token') report.input.number = number
  if (number !== report.input.number) return report.failed('matches', 'number-differs')
  if (!isSameName(context.name, subject.name)) return report.failed('matches', 'name-differs')
  report.passed('matches')

  const unmandated = recordFault(signer, number, subject.grade, dayOf(payload.validFrom))
  if (unmandated) return report.failed('issuer-may-issue', unmandated)
  report.passed('issuer-may-issue')
  report.record = publishedRecord(payload)

  const endsOn = payload.validUntil ? dayOf(payload.validUntil) : null
  if (endsOn && checkedOn >= endsOn) return report.failed('in-period', 'record-ended', { on: endsOn })
  report.passed('in-period')

  const lists = await readStatusLists(payload, id, context)
  if (lists.reason) return report.failed('status', lists.reason)
  report.asOf.status_list_on = earliest(lists.map((list) => list.validFrom))
  report.status = await statusOf(lists, number, findSuccessors, context)
  if (report.status.purpose) {
    return report.failed('status', REASON_OF[report.status.purpose], report.status)
  }
  report.passed('status')

  if (checkedOn > context.trustList.expiresOn) {
    return report.failed('freshness', 'trust-list-expired')
  }
  if (checkedOn >= earliest(lists.map((list) => list.endsOn))) {
    return report.failed('freshness', 'status-list-expired')
  }
  report.passed('freshness')
  return report.allPassed()
}

function isSameName(given, signed) {
  const asked = comparable(given || '')
  return asked === '' || asked === comparable(signed)
}

function comparable(name) {
  return name.normalize('NFC').replace(WHITE_SPACE, '')
}

const earliest = (days) => days.reduce((first, day) => (day < first ? day : first))
