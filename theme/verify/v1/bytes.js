/** Bytes and texts. */

/** @returns {boolean} whether both hold the same bytes */
export function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

/** @returns {Uint8Array} the text as UTF-8 */
export function utf8(text) {
  return new TextEncoder().encode(text)
}

/** @returns {string} lower-case hexadecimal digits */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
