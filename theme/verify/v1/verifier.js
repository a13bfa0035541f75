/**
 * `/verify/v1/verifier.js`: the one documented address for programs. Pure: no DOM, no fetch, no clock;
 * what is read, the platform's WebCrypto, the day and the wordings are handed in.
 *
 * The formats are those of generator/credentials/README.md; `portal verify --json` gives the same JSON.
 */

import { isStrictNumber, normaliseNumber } from './certificate-number.js'
import { openCrypto } from './ed25519.js'
import { examine } from './examination.js'
import { learnTrust, lookUp, lookUpSuccessors, shardOfNumber, tokenOfNumber } from './lookup.js'
import { Report } from './steps.js'

export { normaliseNumber } from './certificate-number.js'

/** Asked for at once, while the fallback may still be on its way. */
const READ_BY_ALL = ['trust/trust.json', 'records/v1/index.json']

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
  let opening = null
  const known = new Map()
  /** What was read under `key`, or is being read by another question. */
  const once = (key, make) => {
    if (!known.has(key)) known.set(key, make())
    return known.get(key)
  }
  const contextFor = async (name) => {
    opening = opening || openContext(request)
    return { ...(await opening), name, once }
  }

  async function askNumber(asked, name) {
    const number = normaliseNumber(asked)
    const report = openReport({ kind: 'number', number }, request)
    if (!isStrictNumber(number)) {
      const { faultOf } = await import('./number.js')
      const fault = faultOf(number)
      if (fault) return report.failed('format', fault.reason, worded(fault, request.wording))
      report.warnings.add('unknown-first-letter')
    }
    report.passed('format')

    const context = await contextFor(name)
    if (context.lacks) return report.failed('lookup', context.lacks)
    const found = await lookUp(number, report, context)
    if (found.reason) return report.failed('lookup', found.reason)
    report.passed('lookup')
    return examine(found.chosen, async () => found.successors, report, context)
  }

  async function askToken(token, name) {
    const report = openReport({ kind: 'token', number: null }, request)
    report.passed('format')

    const context = await contextFor(name)
    if (context.lacks) return report.failed('lookup', context.lacks)
    const reason = await learnTrust(report, context)
    if (reason) return report.failed('lookup', reason)
    report.passed('lookup')
    const findSuccessors = (number) => lookUpSuccessors(token, number, context)
    return examine(token, findSuccessors, report, context)
  }

  async function shardOf(asked) {
    const context = await contextFor()
    return context.lacks ? null : shardOfNumber(normaliseNumber(asked), context)
  }

  async function tokenOf(asked) {
    const context = await contextFor()
    return context.lacks ? null : tokenOfNumber(normaliseNumber(asked), context)
  }

  return {
    verifyNumber: askNumber,
    verifyToken: askToken,
    shardOf,
    tokenOf,
    forget: (shard) => known.delete(shard)
  }
}

function worded({ position, found, expected }, wording) {
  return { position: position && String(position), found, expected: wording.expected[expected] }
}

function openReport(input, { checkedOn, wording, warnings = () => [] }) {
  return new Report(input, { checkedOn, wording, warnings })
}

async function openContext({ crypto, read, settings, checkedOn }) {
  if (!read) return { lacks: 'no-fetch' }
  const readText = async (path, options = { isAgain: false }) => {
    try {
      const text = await read(path, options)
      return typeof text === 'string' ? text : null
    } catch {
      return null // not to be had: which way does not change the verdict
    }
  }
  const early = new Map(READ_BY_ALL.map((path) => [path, readText(path)]))
  const opened = await openCrypto(crypto)
  if (!opened) return { lacks: 'no-crypto' }
  const readOnce = (path, options) => early.get(path) || readText(path, options)
  return { crypto: opened, read: readOnce, settings, checkedOn, trustList: null }
}
