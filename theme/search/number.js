/** Certificate numbers typed into the search: they belong on the verify page and in no address. Pure. */

const BETWEEN = /[\s\u00ad\u200b-\u200d\u2060\-\u2010-\u2015\u2212]/g

/**
 * The twin of the function in `theme/shell/shell.js`, which cannot import; a test holds them together.
 * Generous on purpose: a number with a slip in it says as much about a person as a right one.
 * @param {string} text as typed
 * @returns {string | null} the number without what stands between its characters; null where it is none
 */
export function certificateNumber(text) {
  const number = text.normalize('NFKC').replace(BETWEEN, '').toUpperCase()
  return /^[A-Z0-9]{15,}$/.test(number) && number.replace(/[A-Z]/g, '').length >= 14 ? number : null
}
