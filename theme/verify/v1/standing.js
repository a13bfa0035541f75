/**
 * Records that are not simply in force: revoked, suspended, corrected or replaced. The verifier loads it
 * where a bit of a status list is set or several tokens claim a number.
 */

import { recordOf } from './record.js'
import { refuse } from './refusal.js'
import { dayOf } from './shape.js'
import { claimOf } from './shards.js'
import { isSet } from './status-list.js'
import { openToken } from './token.js'
import { recordFault } from './trust-list.js'

const DECISIONS = {
  revocation: { action: 'revoke', reason: 'status-revoked' },
  suspension: { action: 'suspend', reason: 'status-suspended' }
}

/**
 * @typedef {{ reason: string, status: object }} Ended the reason of the step, and what differs from
 *   `IN_FORCE`
 */

/**
 * Revoked before suspended.
 *
 * @param {number} index of the record
 * @param {import('./status-list.js').OpenedList[]} lists at least one of which has its bit set
 * @returns {Ended}
 * @throws as `refuse`: `status-unverified`, where no change accounts for a bit
 */
export function decisionOn(index, lists) {
  const [first] = lists.filter((list) => isSet(list, index)).map((list) => changeBehind(list, index))
  return first
}

/** @returns {Ended} by the last change with this index */
function changeBehind({ purpose, changes }, index) {
  const { action, reason } = DECISIONS[purpose]
  const change = changes.filter((known) => known.index === index).pop()
  if (!change || change.action !== action) refuse('status-unverified')
  const { on, clause, policy, ground, decidedBy, documentNumber } = change
  const status = { purpose, on, clause, policy, ground, decided_by: decidedBy }
  return { reason, status: { ...status, document_number: documentNumber || null } }
}

/**
 * @param {import('./shards.js').Claim[]} own those of one number, in the order of the shard
 * @returns {string} the token that no other supersedes; the last, if that is not one
 */
export function newestOf(own) {
  const last = own.filter((one) => !own.some((other) => other !== one && other.supersedes === one.number))
  return (last.length === 1 ? last : own).slice(-1)[0].token
}

/**
 * By the first token whose signature and mandate hold: nobody else may take a record out of force.
 *
 * @param {string} token of this number
 * @param {import('./shards.js').Claim[]} claims on it
 * @returns {Promise<Ended | null>}
 */
export async function successionOf(token, number, claims, context) {
  for (const successor of successorsOf(token, number, claims)) {
    const status = await openSuccessor(successor, number, context)
    if (status) return { reason: 'status-superseded', status }
  }
  return null
}

/**
 * The tokens that claim to take the place of `token`: those that name its number from another number,
 * and corrections of the same number that stand after it. A correction that does not stand there may
 * be newer than the site, so nothing of its own number comes after it.
 */
function successorsOf(token, number, claims) {
  const own = claims.filter((claim) => claim.number === number)
  const place = own.findIndex((claim) => claim.token === token)
  const isNewer = place < 0 && claimOf(token).supersedes === number
  const later = isNewer ? [] : own.slice(place + 1)
  const others = claims.filter((claim) => claim.number !== number)
  return [...later, ...others].filter((claim) => claim.supersedes === number).map((claim) => claim.token)
}

async function openSuccessor(token, number, context) {
  const { identifier_base: base } = context.settings
  const opened = await openToken(token, (signer) => recordOf(signer, base), context)
  if (!opened || opened.payload.supersedes !== number) return null
  const { credentialSubject, validFrom } = opened.payload
  const { certificateNumber, grade, clause, policy } = credentialSubject
  const on = dayOf(validFrom)
  if (recordFault(opened, certificateNumber, grade, on)) return null
  return { purpose: 'supersession', on, clause, policy, superseded_by: certificateNumber }
}
