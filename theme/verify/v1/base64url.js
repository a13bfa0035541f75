/** Base64url without padding, read strictly: one text for one value, so nothing can be varied unseen. */

/**
 * @param {string} text
 * @returns {string | null} a character for each byte; null where a character is foreign, or bits are left
 *   over that are not zero
 */
export function binaryOf(text) {
  if (text.length % 4 === 1 || !/^[\w-]*$/.test(text)) return null
  const standard = text.replace(/-/g, '+').replace(/_/g, '/')
  const binary = atob(standard)
  return btoa(binary).startsWith(standard) ? binary : null
}

/** @returns {Uint8Array | null} as `binaryOf` */
export function decodeBase64url(text) {
  const binary = binaryOf(text)
  return binary === null
    ? null
    : new Uint8Array(binary.length).map((_, place) => binary.charCodeAt(place)) // much faster than `from`
}
