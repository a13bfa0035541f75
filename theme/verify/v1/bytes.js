/** Bytes and texts. */

/** @returns {Uint8Array} the text as UTF-8 */
export const utf8 = (text) => new TextEncoder().encode(text)

/** @returns {string} lower-case hexadecimal digits */
export const toHex = (bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
