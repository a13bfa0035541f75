/** What was decided about a record since it was signed: revoked before suspended before superseded. */

import { isRecordOf, statusEntriesOf } from './record.js'
import { dayOf } from './shape.js'
import { openStatusList, standingIn } from './status-list.js'
import { openToken } from './token.js'
import { recordFault } from './trust-list.js'

export const REASON_OF = {
  revocation: 'status-revoked',
  suspension: 'status-suspended',
  supersession: 'status-superseded'
}

/** @returns {Promise<object[] | { reason: string }>} how the record stands in both of its lists */
export async function readStatusLists(payload, issuerId, context) {
  const { index, lists } = statusEntriesOf(payload, context.settings.identifier_base)
  const opened = await Promise.all(
    lists.map((list) => context.once(list.path, () => openStatusList(list, issuerId, context)))
  )
  if (opened.includes('status-unavailable')) return { reason: 'status-unavailable' }
  const standings = opened.map((list) => list && standingIn(list, index))
  return standings.includes(null) ? { reason: 'status-unverified' } : standings
}

/** @returns {Promise<object>} `status` of the JSON; `purpose` null where the record is in force */
export async function statusOf(lists, number, findSuccessors, context) {
  for (const purpose of ['revocation', 'suspension']) {
    const list = lists.find((read) => read.purpose === purpose)
    if (list && list.change) return decided(purpose, list.change)
  }
  for (const token of await findSuccessors(number)) {
    const successor = await openSuccessor(token, number, context)
    if (successor) return successor
  }
  return status({})
}

function decided(purpose, change) {
  const { on, clause, policy, ground, decidedBy, documentNumber } = change
  return status({ purpose, on, clause, policy, ground, decidedBy, documentNumber })
}

async function openSuccessor(token, number, context) {
  const opened = await openToken(token, isRecordOf(context.settings.identifier_base), context)
  if (!opened || opened.payload.supersedes !== number) return null
  const { credentialSubject: subject, validFrom } = opened.payload
  const { certificateNumber, grade, clause, policy } = subject
  if (recordFault(opened, certificateNumber, grade, dayOf(validFrom))) return null
  const on = dayOf(validFrom)
  return status({ purpose: 'supersession', on, clause, policy, supersededBy: certificateNumber })
}

function status({
  purpose = null,
  on = null,
  clause = null,
  policy = null,
  ground = null,
  decidedBy = null,
  documentNumber = null,
  supersededBy = null
}) {
  return {
    purpose,
    on,
    clause,
    policy,
    ground,
    decided_by: decidedBy,
    document_number: documentNumber,
    superseded_by: supersededBy
  }
}
