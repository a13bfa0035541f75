/** Status lists that another has packed: gzip of any kind. */

import { decodeBase64url } from './base64url.js'

const LEAST_BYTES = 131072 / 8
const MOST_BYTES = 1048576
/** Of a header and a trailer; less is no gzip. */
const LEAST_PACKED = 18

/**
 * The last four bytes state the unpacked length, so nothing larger is ever made.
 *
 * @param {string} encoded `encodedList`
 * @returns {Promise<Uint8Array | null>} the bits; null where it is no gzip, or they are too few, too many or
 *   not those stated
 */
export async function unpack(encoded) {
  const packed = encoded[0] === 'u' ? decodeBase64url(encoded.slice(1)) : null
  if (!packed || packed.length < LEAST_PACKED) return null
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
