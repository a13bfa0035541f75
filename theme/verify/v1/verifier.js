/**
 * `/verify/v1/verifier.js`: the one documented address for programs. Pure: no DOM, no fetch, no clock;
 * what is read, the platform's WebCrypto, the day and the wordings are handed in.
 *
 * The formats are those of generator/credentials/README.md; `portal verify --json` gives the same JSON.
 */

import { isStrictNumber, normaliseNumber } from './certificate-number.js'
import { openCrypto } from './ed25519.js'
import { examine } from './examination.js'
import { learnTrust, lookUp } from './lookup.js'
import { Report } from './steps.js'

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
export async function verifyNumber(request) {
  const number = normaliseNumber(request.number)
  const report = openReport({ kind: 'number', number }, request)
  if (!isStrictNumber(number)) {
    const { faultOf } = await import('./number.js')
    const fault = faultOf(number)
    if (fault) return report.failed('format', fault.reason, worded(fault, request.wording))
    report.warnings.add('unknown-first-letter')
  }
  report.passed('format')

  const context = await openContext(request)
  if (context.lacks) return report.failed('lookup', context.lacks)
  const found = await lookUp(number, report, context)
  if (found.reason) return report.failed('lookup', found.reason)
  report.passed('lookup')
  return examine(found.chosen, found.successors, report, context)
}

/**
 * A record that was handed over, in a code or a file. It is not looked up, so not found superseded.
 *
 * @param {Request & { token: string }} request
 * @returns {Promise<object>} `verify/v1`
 */
export async function verifyToken(request) {
  const report = openReport({ kind: 'token', number: null }, request)
  report.passed('format')

  const context = await openContext(request)
  if (context.lacks) return report.failed('lookup', context.lacks)
  const reason = await learnTrust(report, context)
  if (reason) return report.failed('lookup', reason)
  report.passed('lookup')
  return examine(request.token, [], report, context)
}

function worded({ position, found, expected }, wording) {
  return { position: position && String(position), found, expected: wording.expected[expected] }
}

function openReport(input, { checkedOn, wording, warnings = () => [] }) {
  return new Report(input, { checkedOn, wording, warnings })
}

async function openContext({ crypto, read, settings, name, checkedOn }) {
  if (!read) return { lacks: 'no-fetch' }
  const opened = await openCrypto(crypto)
  if (!opened) return { lacks: 'no-crypto' }
  const readText = async (path, options = { isAgain: false }) => {
    try {
      const text = await read(path, options)
      return typeof text === 'string' ? text : null
    } catch {
      return null // not to be had: which way does not change the verdict
    }
  }
  return { crypto: opened, read: readText, settings, name, checkedOn, trustList: null }
}
