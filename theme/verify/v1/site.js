/** What is read of the site for every question. */

import { openCrypto } from './ed25519.js'
import { refuse } from './refusal.js'
import { isString } from './shape.js'
import { INDEX } from './shards.js'
import { readJson } from './strict-json.js'
import { readTrustList } from './trust-list.js'

/**
 * What every question to a site needs, read once.
 *
 * @param {import('./verifier.js').Request} request
 * @returns {Promise<Context>}
 * @throws as `refuse`: `no-fetch`, `no-crypto`, `trust-list-unavailable`, `-unverified`, `-older`
 *
 * @typedef {import('./verifier.js').Request & object} Context
 * @property {(path: string, isAgain?: boolean) => Promise<string | null>} read never rejects
 * @property {<T>(key: string, make: () => T) => T} once what several questions need is made once
 * @property {import('./ed25519.js').Crypto} crypto
 * @property {object} trustList
 * @property {object | null} index of the records; null where it cannot be had
 */
export async function openSite(request, once) {
  const { settings, read: readFile, crypto: webCrypto } = request
  if (!readFile) refuse('no-fetch')
  const read = async (path, isAgain = false) => {
    try {
      const text = await readFile(path, { isAgain })
      return isString(text) ? text : null
    } catch {
      return null // not to be had: which way does not change the verdict
    }
  }
  // At once, while the fallback may still be on its way.
  const trustFile = read('trust/trust.json')
  const indexFile = read('records/v1/index.json')
  const crypto = (await openCrypto(webCrypto)) || refuse('no-crypto')
  const trustText = await trustFile
  if (trustText === null) refuse('trust-list-unavailable')
  const trustList =
    (await readTrustList(trustText, settings, crypto)) || refuse('trust-list-unverified')
  if (trustList.version < settings.least_trust_list_version) refuse('trust-list-older')
  return { ...request, read, once, crypto, trustList, index: readJson(await indexFile, INDEX) }
}
