/** The steps from `issuer-known` to `freshness`. */

import { withoutSpace } from './certificate-number.js'
import { loadStanding } from './load-standing.js'
import { publishedRecord, recordOf } from './record.js'
import { refuse } from './refusal.js'
import { dayOf } from './shape.js'
import { claimsOn } from './shards.js'
import { bitAt, noteInForce, openStatusList } from './status-list.js'
import { passed } from './steps.js'
import { readPayload, takeApart } from './token.js'
import { recordFault } from './trust-list.js'

/**
 * @param {string} token
 * @param {import('./shards.js').Claim[] | undefined} claims on its number; none where it was handed over
 * @param {string | undefined} givenName compared with the signed one when it says something
 * @param {object} result `verify/v1`, to be completed
 * @param {import('./site.js').Context} context
 * @throws as `refuse`, where a step fails
 */
export async function examine(token, claims, givenName, result, context) {
  const claimed = takeApart(token, context)
  const { issuer } = claimed
  const { id, name, mandate } = issuer
  result.issuer = { id, name, mandate }
  passed(result) // issuer-known

  const payload = await readPayload(claimed, recordOf, context)
  passed(result) // signature

  const { certificateNumber: number, grade, name: signedName } = payload.credentialSubject
  if ((result.input.number || number) !== number) refuse('number-differs')
  result.input.number = number
  if (!['', comparable(signedName)].includes(comparable(givenName || ''))) refuse('name-differs')
  passed(result) // matches

  const fault = recordFault(claimed, number, grade, dayOf(payload.validFrom))
  if (fault) refuse(fault)
  passed(result) // issuer-may-issue
  result.record = publishedRecord(payload)

  const { validUntil } = payload
  if (validUntil && context.checkedOn >= dayOf(validUntil)) {
    refuse('record-ended', { on: dayOf(validUntil) })
  }
  passed(result) // in-period

  const entries = payload.credentialStatus
  const index = entries[0].statusListIndex // a text, which `bitAt` reads as a number
  const opened = await Promise.all(
    entries.map((entry) =>
      context.once(entry.statusListCredential, () => openStatusList(entry, issuer, context))
    )
  )
  for (const reason of ['status-unavailable', 'status-unverified']) {
    if (opened.includes(reason)) refuse(reason)
  }
  if (opened.some((list) => bitAt(list, index))) {
    const standing = await loadStanding('status-unavailable')
    standing.refuseDecided(index, opened, result)
  }
  noteInForce(result, opened)
  // A token that was handed over stands by itself where the records cannot be read.
  const rivals = claims || (await claimsOn(number, context).catch(() => []))
  if (rivals.some((claim, at) => at > 0 || claim.token !== token)) {
    const standing = await loadStanding('status-unavailable')
    await standing.refuseSuperseded(token, rivals, result, context)
  }
  passed(result) // status

  if (context.checkedOn > context.trustList.expiresOn) refuse('trust-list-expired')
  if (opened.some((list) => context.checkedOn >= dayOf(list.validUntil))) refuse('status-list-expired')
  passed(result) // freshness
}

const comparable = (name) => withoutSpace(name.normalize('NFC'))
