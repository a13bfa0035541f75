/**
 * `/verify/v1/verifier.js`: the one documented address for programs. Pure: no DOM, no fetch, no clock;
 * what is read, the platform's WebCrypto, the day and the wordings are handed in.
 *
 * The formats are those of generator/credentials/README.md; `portal verify --json` gives the same JSON.
 */

import { isStrictNumber, normaliseNumber } from './certificate-number.js'
import { examine } from './examination.js'
import { refuse } from './refusal.js'
import { chooseToken, claimsOn } from './shards.js'
import { openSite } from './site.js'
import { passed, verdictOn } from './steps.js'

export { normaliseNumber } from './certificate-number.js'

/**
 * @typedef {object} Request
 * @property {string} [name] compared with the signed one when it says something
 * @property {string} checkedOn the day in UTC+8, `2026-03-18`
 * @property {{ identifier_base: string, root_fingerprints: string[], root_threshold?: number,
 *   least_trust_list_version?: number }} settings `root_threshold`: how many of the roots must have signed
 * @property {(path: string, options: { isAgain: boolean }) => Promise<string | null>} read a file by
 *   its path below the site's root; null or a rejection where it cannot be had. `isAgain`: not from a
 *   cache. No function at all where the platform cannot read files
 * @property {{ subtle?: SubtleCrypto } | null} crypto what the platform offers; the fallback does without
 * @property {object} wording `/verify/v1/wording.js`
 * @property {() => string[]} [warnings] asked at the end for what the caller knows: `plain-http`, `clock-off`
 */

/**
 * @param {Request & { number: string }} request
 * @returns {Promise<object>} `verify/v1`
 */
export function verifyNumber(request) {
  return openSession(request).verifyNumber(request.number, request.name)
}

/**
 * A record that was handed over, in a code or a file. Its number need not be in the records; where they
 * can be read, one that takes its place is found.
 *
 * @param {Request & { token: string }} request
 * @returns {Promise<object>} `verify/v1`
 */
export function verifyToken(request) {
  return openSession(request).verifyToken(request.token, request.name)
}

/**
 * Many questions: what several of them need is read and checked once.
 *
 * @param {Request} request its `name` is not used
 * @returns {{ verifyNumber: (number: string, name?: string) => Promise<object>,
 *   verifyToken: (token: string, name?: string) => Promise<object>,
 *   site: () => Promise<import('./site.js').Context>, known: Map<string, Promise<unknown>> }}
 *   for our own page: `site`, what the questions share, and `known`, what was read or made of it, by its path
 */
export function openSession(request) {
  const known = new Map()
  /** What was made under `key`, or is being made by another question. */
  const once = (key, make) => {
    if (!known.has(key)) known.set(key, make())
    return known.get(key)
  }
  const site = () => once('site', () => openSite(request, once))

  /** A number is looked up; of a token that was handed over the form is looked at later. */
  const answer = (kind, asked, name) => {
    const number = kind === 'number' ? normaliseNumber(asked) : null
    return verdictOn({ kind, number }, request, async (result) => {
      if (number !== null && !isStrictNumber(number)) {
        const form = await import('./number.js')
        form.requireForm(number, request.wording, result)
      }
      passed(result) // format

      const context = await site()
      if (!context.settings.root_fingerprints.length) result.warnings.push('root-not-pinned')
      result.as_of.trust_list_version = context.trustList.version
      result.as_of.trust_list_expires_on = context.trustList.expiresOn
      let token = asked
      let claims
      if (number !== null) {
        result.as_of.site_data_on = (context.index || refuse('records-unavailable')).dataOn
        claims = await claimsOn(number, context)
        token = await chooseToken(number, claims, context)
      }
      passed(result) // lookup

      await examine(token, claims, name, result, context)
    })
  }

  return {
    verifyNumber: (number, name) => answer('number', number, name),
    verifyToken: (token, name) => answer('token', token, name),
    site,
    known
  }
}
