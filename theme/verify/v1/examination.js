/** The steps from `issuer-known` to `freshness`. */

import { withoutSpace } from './certificate-number.js'
import { IN_FORCE, publishedRecord, recordOf, statusEntriesOf } from './record.js'
import { refuse } from './refusal.js'
import { dayOf } from './shape.js'
import { isSet, openStatusList } from './status-list.js'
import { parseToken, readPayload } from './token.js'
import { findSigner, recordFault } from './trust-list.js'

/**
 * @param {string} token
 * @param {string | undefined} name compared with the signed one when it says something
 * @param {(number: string) => Promise<object[]>} findClaims as `claimsOn`
 * @param {import('./steps.js').Course} course
 * @throws as `refuse`, where a step fails
 */
export async function examine(token, name, findClaims, { result, passed }, context) {
  const { trustList, settings, checkedOn } = context
  const base = settings.identifier_base

  const parsed = parseToken(token)
  const signer = findSigner(parsed.kid, trustList)
  const { issuer } = signer
  result.issuer = { id: issuer.id, name: issuer.name, mandate: issuer.mandate }
  passed('issuer-known')

  const payload = await readPayload(parsed, signer, recordOf(signer, base), context)
  passed('signature')

  const { input } = result
  const { certificateNumber: number, grade, name: signedName } = payload.credentialSubject
  if ((input.number || number) !== number) refuse('number-differs')
  input.number = number
  if (!['', comparable(signedName)].includes(comparable(name || ''))) refuse('name-differs')
  passed('matches')

  const fault = recordFault(signer, number, grade, dayOf(payload.validFrom))
  if (fault) refuse(fault)
  passed('issuer-may-issue')
  result.record = publishedRecord(payload)

  const { validUntil } = payload
  if (validUntil && checkedOn >= dayOf(validUntil)) refuse('record-ended', { on: dayOf(validUntil) })
  passed('in-period')

  const { index, lists } = statusEntriesOf(payload.credentialStatus, issuer, base)
  const opened = await Promise.all(
    lists.map((list) => context.once(list.path, () => openStatusList(list, issuer, context)))
  )
  for (const reason of ['status-unavailable', 'status-unverified']) {
    if (opened.includes(reason)) refuse(reason)
  }
  let ended = null
  if (opened.some((list) => isSet(list, index))) {
    ended = (await loadStanding()).decisionOn(index, opened)
  }
  result.as_of.status_list_on = opened.map(({ validFrom }) => validFrom).sort()[0]
  result.status = { ...IN_FORCE }
  const claims = ended ? [] : await findClaims(number)
  if (claims.length > 1 || claims.some((claim) => claim.token !== token)) {
    ended = await (await loadStanding()).successionOf(token, number, claims, context)
  }
  if (ended) {
    Object.assign(result.status, ended.status)
    refuse(ended.reason)
  }
  passed('status')

  if (checkedOn > trustList.expiresOn) refuse('trust-list-expired')
  if (opened.some(({ endsOn }) => checkedOn >= endsOn)) refuse('status-list-expired')
  passed('freshness')
}

/** Few records need it. Without it nothing is known to be in force. */
const loadStanding = () => import('./standing.js').catch(() => refuse('status-unavailable'))

const comparable = (name) => withoutSpace(name.normalize('NFC'))
