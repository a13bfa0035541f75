/**
 * SHA-256 and Ed25519, by the browser where it truly can, else by the vendored fallback.
 *
 * Chromium before 137 has no Ed25519 and plain http has no WebCrypto at all, so the fallback is a
 * main path, not an exception. Both accept the same signatures, which the tests hold against published
 * vectors; only keys and R of small order, which no signer makes, some platforms refuse of late.
 */

import { sameBytes } from './bytes.js'

/** RFC 8032 §7.1, test 2: what either has to answer rightly before it is believed. */
const KNOWN = {
  key: fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: fromHex('72'),
  signature: fromHex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
  ),
  digest: fromHex('454349e422f05297191ead13e21d3db520e5abef52055e4964b82fb213f593a1')
}

/**
 * @typedef {object} Crypto
 * @property {'native' | 'fallback'} kind
 * @property {(bytes: Uint8Array) => Promise<Uint8Array>} sha256
 * @property {(key: Uint8Array, signature: Uint8Array, message: Uint8Array) => Promise<boolean>} verify
 */

/**
 * @param {{ subtle?: SubtleCrypto } | null | undefined} webCrypto what the platform offers
 * @returns {Promise<Crypto | null>} null where neither works
 */
export async function openCrypto(webCrypto) {
  const subtle = webCrypto && webCrypto.subtle
  const native = subtle && nativeCrypto(subtle)
  if (native && (await answersRightly(native))) return native
  const fallback = await loadFallback()
  return fallback && (await answersRightly(fallback)) ? fallback : null
}

function nativeCrypto(subtle) {
  return {
    kind: 'native',
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)),
    verify: async (key, signature, message) => {
      const imported = await importKey(subtle, key)
      return imported !== null && subtle.verify({ name: 'Ed25519' }, imported, signature, message)
    }
  }
}

/** Some browsers refuse a key that is no point already here; that is a signature that does not hold. */
async function importKey(subtle, key) {
  try {
    return await subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    return null
  }
}

async function loadFallback() {
  try {
    // both at once: a slow network need not be waited for twice
    const [{ fallbackCrypto }] = await Promise.all([import('./fallback.js'), import('./vendor/ed25519.js')])
    return fallbackCrypto
  } catch {
    return null // no module, or no BigInt in it
  }
}

async function answersRightly(crypto) {
  const { key, message, signature, digest } = KNOWN
  const forged = signature.slice()
  forged[63] ^= 1
  try {
    return (
      sameBytes(await crypto.sha256(message), digest) &&
      (await crypto.verify(key, signature, message)) &&
      !(await crypto.verify(key, forged, message))
    )
  } catch {
    return false
  }
}

function fromHex(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16))
}
