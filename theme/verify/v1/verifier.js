/**
 * `/verify/v1/verifier.js`: the one documented address for programs. Pure: no DOM, no fetch, no clock;
 * what is read, the platform's WebCrypto, the day and the wordings are handed in.
 *
 * The formats are those of generator/credentials/README.md; `portal verify --json` gives the same JSON.
 */

import { isStrictNumber, normaliseNumber } from './certificate-number.js'
import { examine } from './examination.js'
import { chooseToken, noteRecords, noteTrust, openSite } from './lookup.js'
import { claimsOn, shardOf } from './shards.js'
import { verdictOn } from './steps.js'

export { normaliseNumber } from './certificate-number.js'

/**
 * @typedef {object} Request
 * @property {string} [name] compared with the signed one when it says something
 * @property {string} checkedOn the day in UTC+8, `2026-03-18`
 * @property {{ identifier_base: string, root_fingerprints: string[], least_trust_list_version?: number }} settings
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
 *   shardOf: (number: string) => Promise<string | null>, forget: (shard: string) => void,
 *   tokenOf: (number: string) => Promise<string | null> }}
 *   `shardOf`: the file a number is looked up in, null where none is read; `forget` lets go of it;
 *   `tokenOf`: the token that the number's verdict is about, unverified
 */
export function openSession(request) {
  const known = new Map()
  /** What was made under `key`, or is being made by another question. */
  const once = (key, make) => {
    if (!known.has(key)) known.set(key, make())
    return known.get(key)
  }
  const site = () => once('site', () => openSite(request, once))

  const verifyNumber = (asked, name) => {
    const number = normaliseNumber(asked)
    return verdictOn({ kind: 'number', number }, request, async (course) => {
      if (!isStrictNumber(number)) {
        const { requireForm } = await import('./number.js')
        requireForm(number, request.wording)
        course.warnings.push('unknown-first-letter')
      }
      course.passed('format')

      const context = await site()
      noteTrust(course, context)
      noteRecords(course, context)
      const claims = await claimsOn(number, context)
      const token = await chooseToken(number, claims, context)
      course.passed('lookup')
      await examine(token, name, () => claims, course, context)
    })
  }

  const verifyToken = (token, name) =>
    verdictOn({ kind: 'token', number: null }, request, async (course) => {
      course.passed('format')

      const context = await site()
      noteTrust(course, context)
      course.passed('lookup')
      // Where the records cannot be read it stands by itself.
      const findClaims = (number) => claimsOn(number, context).catch(() => [])
      await examine(token, name, findClaims, course, context)
    })

  /** Asks of the records only; null where there is no answer. */
  const ask = async (asked, answer) => {
    try {
      return await answer(normaliseNumber(asked), await site())
    } catch {
      return null
    }
  }

  return {
    verifyNumber,
    verifyToken,
    shardOf: (asked) => ask(asked, shardOf),
    tokenOf: (asked) =>
      ask(asked, async (number, context) =>
        chooseToken(number, await claimsOn(number, context), context)
      ),
    forget: (shard) => known.delete(shard)
  }
}
