/** Bitstring status lists: what was decided about a record after it was signed. */

import { decodeBase64url } from './base64url.js'
import { dayOf, isDay, isFromTo, isListOf, isMidnight, isOneOf, isText } from './shape.js'
import { MOST_LIST_CHARACTERS, openToken } from './token.js'
import { keyFault } from './trust-list.js'

const LEAST_BYTES = 131072 / 8
const MOST_BYTES = 1048576
/** Gzip, deflated, no further fields; of the block inside: the last one, stored as it is. */
const GZIP = 0x1f8b0800
const LAST_STORED = 1
const BYTES_BEFORE = 15
const BYTES_AFTER = 8

const CHANGE = {
  index: isFromTo(0, MOST_BYTES * 8),
  action: isOneOf('revoke', 'suspend', 'reinstate'),
  on: isDay,
  policy: isText,
  clause: isText,
  ground: isText,
  decidedBy: isText,
  documentNumber: isOneOf(undefined, isText)
}

/**
 * @param {{ purpose: string, path: string }} list which one it has to be
 * @param {object} issuer whose list it has to be
 * @returns {Promise<OpenedList | string>} else the reason why there is none to go by
 *
 * @typedef {{ purpose: string, validFrom: string, endsOn: string, bits: Uint8Array, changes: object[] }} OpenedList
 */
export async function openStatusList({ purpose, path }, issuer, context) {
  const text = await context.read(path)
  if (text === null) return 'status-unavailable'
  const kind = {
    type: 'BitstringStatusListCredential',
    members: {
      id: context.settings.identifier_base + path, // one list cannot be served for another
      validUntil: isMidnight,
      credentialSubject: {
        type: 'BitstringStatusList',
        statusPurpose: purpose,
        encodedList: isText,
        changes: isListOf(CHANGE)
      }
    }
  }
  const token = text.replace(/^\n+|\n+$/g, '')
  const opened = await openToken(token, () => kind, context, MOST_LIST_CHARACTERS)
  if (!opened || opened.issuer !== issuer) return 'status-unverified'
  const { validFrom, validUntil, credentialSubject } = opened.payload
  const bits = await unpack(credentialSubject.encodedList)
  if (!bits || keyFault(opened.key, dayOf(validFrom))) return 'status-unverified'
  return {
    purpose,
    validFrom: dayOf(validFrom),
    endsOn: dayOf(validUntil),
    bits,
    changes: credentialSubject.changes
  }
}

/** @returns {boolean} whether the list takes the record with this index out of force */
export const isSet = ({ bits }, index) => Boolean(bits[index >> 3] & (0x80 >> (index & 7)))

/**
 * Gzip of any kind; its last four bytes state the unpacked length, so nothing larger is ever made. Ours
 * is one stored block, so that no compressor decides its bytes: only another needs a program.
 *
 * @returns {Promise<Uint8Array | null>}
 */
async function unpack(encoded) {
  const packed = encoded[0] === 'u' ? decodeBase64url(encoded.slice(1)) : null
  if (!packed || packed.length < BYTES_BEFORE + BYTES_AFTER) return null
  const view = new DataView(packed.buffer)
  const stated = view.getUint32(packed.length - 4, true)
  if (stated < LEAST_BYTES || stated > MOST_BYTES) return null
  const isStored =
    view.getUint32(0) === GZIP &&
    packed[10] === LAST_STORED &&
    view.getUint16(11, true) === stated &&
    packed.length === BYTES_BEFORE + stated + BYTES_AFTER
  if (isStored) return packed.subarray(BYTES_BEFORE, -BYTES_AFTER)
  try {
    const { gunzip } = await import('./vendor/gunzip.js')
    const bits = gunzip(packed)
    return bits.length === stated ? bits : null
  } catch {
    return null
  }
}
