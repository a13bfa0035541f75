/** The second step: what is read of the site, then the token of a number, or what it means that there is none. */

import { openCrypto } from './ed25519.js'
import { refuse } from './refusal.js'
import { readIndex } from './shards.js'
import { readTrustList } from './trust-list.js'

/**
 * What every question to a site needs, read once.
 *
 * @param {import('./verifier.js').Request} request
 * @returns {Promise<Context>}
 * @throws as `refuse`: `no-fetch`, `no-crypto`, `trust-list-unavailable`, `-unverified`, `-older`
 *
 * @typedef {object} Context
 * @property {(path: string, options?: { isAgain: boolean }) => Promise<string | null>} read never rejects
 * @property {<T>(key: string, make: () => T) => T} once what several questions need is made once
 * @property {import('./ed25519.js').Crypto} crypto
 * @property {object} trustList
 * @property {object | null} index of the records; null where it cannot be had
 */
export async function openSite({ settings, checkedOn, read: readFile, crypto: webCrypto }, once) {
  if (!readFile) refuse('no-fetch')
  const read = async (path, options = { isAgain: false }) => {
    try {
      const text = await readFile(path, options)
      return typeof text === 'string' ? text : null
    } catch {
      return null // not to be had: which way does not change the verdict
    }
  }
  // At once, while the fallback may still be on its way.
  const texts = ['trust/trust.json', 'records/v1/index.json'].map((path) => read(path))
  const crypto = (await openCrypto(webCrypto)) || refuse('no-crypto')
  const [trustText, indexText] = await Promise.all(texts)
  if (trustText === null) refuse('trust-list-unavailable')
  const trustList =
    (await readTrustList(trustText, settings, crypto)) || refuse('trust-list-unverified')
  if (trustList.version < (settings.least_trust_list_version || 0)) refuse('trust-list-older')
  return { settings, checkedOn, read, once, crypto, trustList, index: readIndex(indexText) }
}

/** @param {import('./steps.js').Course} course that is told what the verdict goes by */
export function noteTrust({ result, warnings }, { trustList, settings }) {
  if (settings.root_fingerprints.length === 0) warnings.push('root-not-pinned')
  result.as_of.trust_list_version = trustList.version
  result.as_of.trust_list_expires_on = trustList.expiresOn
}

export function noteRecords({ result }, { index }) {
  if (!index) refuse('records-unavailable')
  result.as_of.site_data_on = index.dataOn
}

/**
 * @param {import('./shards.js').Claim[]} claims on the number
 * @returns {Promise<string>} the token that a verdict on the number is about
 * @throws as `refuse`, where no record has the number
 */
export async function chooseToken(number, claims, context) {
  const own = claims.filter((claim) => claim.number === number)
  if (own.length === 1) return own[0].token
  if (own.length === 0) {
    const coverage = import('./coverage.js')
    refuse(await coverage.then(({ absenceOf }) => absenceOf(number, context)).catch(() => 'coverage-unverified'))
  }
  const { newestOf } = await import('./standing.js').catch(() => refuse('records-unavailable'))
  return newestOf(own)
}
