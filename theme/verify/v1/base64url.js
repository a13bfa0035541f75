/** Base64url without padding, read strictly: one text for one value, so nothing can be varied unseen. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** By the character's code, for a shard has thousands of characters; -1 where it is foreign. */
const VALUES = Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)))

/**
 * @param {string} text
 * @returns {Uint8Array | null} null where a character is foreign, or bits are left over that are not zero
 */
export function decodeBase64url(text) {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let place = 0; place < text.length; place++) {
    const value = VALUES[text.charCodeAt(place)]
    if (!(value >= 0)) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = (bits >> held) & 0xff
  }
  const left = bits & ((1 << held) - 1)
  return left === 0 ? bytes : null
}
