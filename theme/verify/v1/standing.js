/**
 * What is not simply a record in force: revoked, suspended, corrected, replaced, or none at all. The verifier
 * loads it where a bit of a status list is set or the list is not packed as ours, and where not just one token
 * claims the number.
 */

import { absenceOf } from './coverage.js'
import { published } from './published.js'
import { recordOf } from './record.js'
import { refuse } from './refusal.js'
import { dayOf } from './shape.js'
import { claimOf } from './shards.js'
import { bitAt, noteInForce, STATUS } from './status-list.js'
import { openToken } from './token.js'
import { recordFault } from './trust-list.js'

export { unpack } from './gzip.js'

const DECISIONS = {
  revocation: { action: 'revoke', reason: 'status-revoked' },
  suspension: { action: 'suspend', reason: 'status-suspended' }
}

/**
 * Revoked before suspended.
 *
 * @param {string} index of the record, as the record writes it
 * @param {import('./status-list.js').OpenedList[]} lists at least one of which has its bit set
 * @param {object} result `verify/v1`, whose `status` tells the decision
 * @throws as `refuse`: `status-revoked`, `status-suspended`; `status-unverified`, where no change accounts
 *   for a bit
 */
export function refuseDecided(index, lists, result) {
  const set = lists.filter((list) => bitAt(list, index))
  const [{ purpose, change }] = set.map((list) => changeBehind(list, index))
  noteInForce(result, lists)
  result.status = published(STATUS, { ...change, purpose, supersededBy: null })
  refuse(DECISIONS[purpose].reason)
}

/** By the last change with this index. */
function changeBehind({ credentialSubject: { statusPurpose: purpose, changes } }, index) {
  const change = changes.filter((known) => known.index === Number(index)).pop()
  if (!change || change.action !== DECISIONS[purpose].action) refuse('status-unverified')
  return { purpose, change }
}

/**
 * @param {import('./shards.js').Claim[]} own those of the number, in the order of the shard
 * @returns {Promise<string>} the token that no other supersedes; the last, if that is not one
 * @throws as `refuse`, where there is none
 */
export async function newestOf(own, number, context) {
  if (own.length === 0) refuse(await absenceOf(number, context))
  const last = own.filter((one) => !own.some((other) => other !== one && other.supersedes === number))
  return (last.length === 1 ? last : own).slice(-1)[0].token
}

/**
 * By the first token whose signature and mandate hold: nobody else may take a record out of force.
 *
 * @param {string} token of `result.input.number`
 * @param {import('./shards.js').Claim[]} claims on it
 * @throws as `refuse`: `status-superseded`
 */
export async function refuseSuperseded(token, claims, result, context) {
  const { number } = result.input
  for (const successor of successorsOf(token, number, claims)) {
    const status = await openSuccessor(successor, number, context)
    if (!status) continue
    Object.assign(result.status, status)
    refuse('status-superseded')
  }
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
  const opened = await openToken(token, recordOf, context)
  if (!opened || opened.payload.supersedes !== number) return null
  const { credentialSubject, validFrom } = opened.payload
  const { certificateNumber, grade, clause, policy } = credentialSubject
  const on = dayOf(validFrom)
  if (recordFault(opened, certificateNumber, grade, on)) return null
  return { purpose: 'supersession', on, clause, policy, superseded_by: certificateNumber }
}
