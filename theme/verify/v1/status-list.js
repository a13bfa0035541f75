/** Bitstring status lists: what was decided about a record after it was signed. */

import { decodeBase64url } from './base64url.js'
import { loadStanding } from './load-standing.js'
import { published } from './published.js'
import { dayOf, isDay, isFromTo, isListOf, isMidnight, isOneOf, isText } from './shape.js'
import { MOST_LIST_CHARACTERS, openToken } from './token.js'
import { keyFault } from './trust-list.js'

/**
 * How we pack 131,072 bits, so that no compressor decides the bytes: gzip's header, that of one stored block,
 * the bits, their checksum and their length.
 */
const STORED = /^uH4sIAAAAAAAA_wEAQP-_.{21852}QAAA$/
const BEFORE_BITS = 21
const MOST_INDEX = 8388608

/** What is told of a decision. */
const DECISION = {
  on: isDay,
  clause: isText,
  policy: isText,
  ground: isText,
  decidedBy: isText,
  documentNumber: isOneOf(undefined, isText)
}

const CHANGE = {
  ...DECISION,
  index: isFromTo(0, MOST_INDEX),
  action: isOneOf('revoke', 'suspend', 'reinstate')
}

/** The members of `status` in `verify/v1`, each null as long as nothing was decided and none took its place. */
export const STATUS = { purpose: isText, ...DECISION, supersededBy: isText }

/**
 * @param {object} entry of `credentialStatus`: which list it has to be
 * @param {object} issuer whose list it has to be
 * @returns {Promise<OpenedList | string>} else the reason why there is none to go by
 *
 * @typedef {object} OpenedList its payload, and
 * @property {Uint8Array} bits
 */
export async function openStatusList({ statusPurpose: purpose, statusListCredential: id }, issuer, context) {
  const text = await context.read(id.slice(context.settings.identifier_base.length))
  if (text === null) return 'status-unavailable'
  const kind = {
    type: 'BitstringStatusListCredential',
    id, // one list cannot be served for another
    validUntil: isMidnight,
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: isText,
      changes: isListOf(CHANGE)
    }
  }
  const token = text.replace(/\n$/, '')
  const opened = await openToken(token, () => kind, context, MOST_LIST_CHARACTERS)
  const isOwn = opened && opened.issuer === issuer
  if (!isOwn || keyFault(opened.key, dayOf(opened.payload.validFrom))) return 'status-unverified'
  const bits = await unpack(opened.payload.credentialSubject.encodedList)
  return bits ? { ...opened.payload, bits } : 'status-unverified'
}

/** Not zero where the list takes the record with this index out of force. */
export const bitAt = (list, index) => list.bits[index >> 3] & (0x80 >> (index & 7))

/** As long as nothing is known of the record but what the lists say. */
export function noteInForce(result, lists) {
  result.as_of.status_list_on = dayOf(lists.map(({ validFrom }) => validFrom).sort()[0])
  result.status = published(STATUS, {})
}

/** @returns {Promise<Uint8Array | null>} the bits, and it may be the checksum after them */
async function unpack(encoded) {
  if (STORED.test(encoded)) return decodeBase64url(encoded.slice(BEFORE_BITS))
  const standing = await loadStanding('status-unavailable')
  return standing.unpack(encoded)
}
