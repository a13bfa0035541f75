/** What a scanned code asks for. Only a number, a token or a link to a verify page is taken; nothing is opened. */

import { isStrictNumber, normaliseNumber } from '../certificate-number.js'

const OLD_NUMBER = /^\d{16}$/
const TOKEN = /^eyJ[\w-]*\.eyJ[\w-]*\.[\w-]+$/
const VERIFY_PAGE = /\/verify\/(index\.html|offline\.html)?$/

/**
 * @param {string} text as it was read
 * @returns {string | null} the number or token it holds, in itself or as the fragment of a link to a
 *   verify page of whatever host: it is verified here, against the roots of this page
 */
export function questionIn(text) {
  const alone = question(text.trim())
  return alone || question(fragmentOf(text.trim()))
}

function question(text) {
  const number = normaliseNumber(text)
  return isStrictNumber(number) || OLD_NUMBER.test(number) || TOKEN.test(text) ? text : null
}

function fragmentOf(text) {
  try {
    const { protocol, pathname, hash } = new URL(text)
    const isVerifyPage = /^https?:$/.test(protocol) && VERIFY_PAGE.test(pathname)
    return isVerifyPage ? decodeURIComponent(hash.slice(1)) : ''
  } catch {
    return ''
  }
}
