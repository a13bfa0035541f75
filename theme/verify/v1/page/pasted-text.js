/** A number among other words: people paste a line of a table, a message, a link to a verify page. */

import { isStrictNumber, normaliseNumber } from '../certificate-number.js'

const WORD = /[0-9A-Z]+/g

/**
 * @param {string} pasted
 * @returns {string | null} the one number that stands in `pasted` beside other words; null where there is none,
 *   several, or nothing else: then all of it is for the person to see
 */
export function numberAmong(pasted) {
  if (isStrictNumber(normaliseNumber(pasted))) return null
  const words = pasted.normalize('NFKC').toUpperCase().match(WORD) || []
  const numbers = new Set(words.filter(isStrictNumber))
  return numbers.size === 1 ? Array.from(numbers)[0] : null
}
