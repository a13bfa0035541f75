/** Bitstring status lists: what was decided about a record after it was signed. */

import { decodeBase64url } from './base64url.js'
import {
  dayOf,
  hasMembers,
  isCount,
  isDay,
  isExactList,
  isListOf,
  isMidnight,
  isOneOf,
  isText,
  optional
} from './shape.js'
import { contextsOf, MOST_LIST_CHARACTERS, openToken } from './token.js'
import { keyFault } from './trust-list.js'

const LEAST_BYTES = 131072 / 8
const MOST_BYTES = 1048576
const ACTION_OF = { revocation: 'revoke', suspension: 'suspend' }

const isChange = hasMembers({
  index: isCount,
  action: isOneOf('revoke', 'suspend', 'reinstate'),
  on: isDay,
  policy: isText,
  clause: isText,
  ground: isText,
  decidedBy: isText,
  documentNumber: optional(isText)
})

const isStatusListOf = (identifierBase, { purpose, path }) =>
  hasMembers({
    '@context': isExactList(contextsOf(identifierBase)),
    type: isExactList(['VerifiableCredential', 'BitstringStatusListCredential']),
    id: isOneOf(identifierBase + path), // one list cannot be served for another
    issuer: isText,
    validFrom: isMidnight,
    validUntil: isMidnight,
    credentialSubject: hasMembers({
      type: isOneOf('BitstringStatusList'),
      statusPurpose: isOneOf(purpose),
      encodedList: isText,
      changes: isListOf(isChange)
    })
  })

/**
 * @param {{ purpose: string, path: string }} list which one it has to be
 * @param {string} issuerId whose list it has to be
 * @returns {Promise<OpenedList | 'status-unavailable' | null>} null where it is not to be believed
 *
 * @typedef {{ purpose: string, validFrom: string, endsOn: string, bits: Uint8Array, changes: object[] }} OpenedList
 */
export async function openStatusList(list, issuerId, context) {
  const text = await context.read(list.path)
  if (text === null) return 'status-unavailable'
  const isPayload = isStatusListOf(context.settings.identifier_base, list)
  const opened = await openToken(
    text.replace(/^\n+|\n+$/g, ''),
    isPayload,
    context,
    MOST_LIST_CHARACTERS
  )
  if (!opened || opened.issuer.id !== issuerId) return null
  const { validFrom, validUntil, credentialSubject } = opened.payload
  if (keyFault(opened.key, dayOf(validFrom))) return null
  const bits = await unpack(credentialSubject.encodedList)
  return (
    bits && {
      purpose: list.purpose,
      validFrom: dayOf(validFrom),
      endsOn: dayOf(validUntil),
      bits,
      changes: credentialSubject.changes
    }
  )
}

/**
 * @param {OpenedList} list
 * @param {number} index of the record
 * @returns {{ purpose: string, validFrom: string, endsOn: string, change: object | null } | null}
 *   days, and the change that set the record's bit; null where a bit is set that no change accounts for
 */
export function standingIn({ purpose, validFrom, endsOn, bits, changes }, index) {
  const standing = { purpose, validFrom, endsOn, change: null }
  if (!isSet(bits, index)) return standing
  const change = changes.filter((known) => known.index === index).pop()
  return change && change.action === ACTION_OF[purpose] ? { ...standing, change } : null
}

function isSet(bits, index) {
  return Boolean(bits[index >> 3] & (0x80 >> (index & 7)))
}

/** Gzip of any kind. Its last four bytes state the unpacked length, so nothing larger is ever made. */
async function unpack(encoded) {
  const packed = encoded[0] === 'u' ? decodeBase64url(encoded.slice(1)) : null
  if (!packed || packed.length < 18) return null
  const stated = new DataView(packed.buffer).getUint32(packed.length - 4, true)
  if (stated < LEAST_BYTES || stated > MOST_BYTES) return null
  try {
    const { gunzip } = await import('./vendor/gunzip.js')
    const bits = gunzip(packed)
    return bits.length === stated ? bits : null
  } catch {
    return null
  }
}
