/**
 * SHA-256 and Ed25519, by the browser where it truly can, else by the vendored fallback.
 *
 * Chromium before 137 has no Ed25519 and plain http has no WebCrypto at all, so the fallback is a
 * main path, not an exception. Both accept the same signatures, which the tests hold against published
 * vectors; only keys and R of small order, which no signer makes, some platforms refuse of late.
 */

import { decodeBase64url } from './base64url.js'
import { toHex, utf8 } from './bytes.js'

/**
 * What either has to answer rightly before it is believed. Secret scalar and nonce are 1, so that key and
 * R are the base point of RFC 8032 and hardly take room here; S is 1 + SHA-512(R, key, no message).
 */
const KEY = 'WGZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmY'
const SIGNATURE_OF_NOTHING =
  'WGZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZqkDtafiQlvpMFYagaEe40Wy3X8ySdTBpku_z1vBatBg'

/**
 * @typedef {object} Crypto
 * @property {(bytes: Uint8Array) => Uint8Array | Promise<ArrayBuffer>} sha256
 * @property {(key: Uint8Array, signature: Uint8Array | null, message: Uint8Array) => boolean | Promise<boolean>} verify
 */

/**
 * @param {{ subtle?: SubtleCrypto } | null | undefined} webCrypto what the platform offers
 * @returns {Promise<Crypto | null>} null where neither works
 */
export async function openCrypto(webCrypto) {
  for (const open of [nativeCrypto, fallbackCrypto]) {
    try {
      const crypto = await open(webCrypto)
      if (await answersRightly(crypto)) return crypto
    } catch {
      // no WebCrypto, no fallback or no BigInt in it: the next
    }
  }
  return null
}

const nativeCrypto = ({ subtle }) => ({
  sha256: (bytes) => subtle.digest('SHA-256', bytes),
  verify: (key, signature, message) =>
    subtle
      .importKey('raw', key, 'Ed25519', false, ['verify'])
      .then((imported) => subtle.verify('Ed25519', imported, signature, message))
      .catch(() => false) // some refuse a key that is no point already when it is imported
})

async function fallbackCrypto() {
  // both at once: a slow network need not be waited for twice
  const [fallback] = await Promise.all([import('./fallback.js'), import('./vendor/ed25519.js')])
  return fallback
}

/** SHA-256 is not asked: where it were wrong, no fingerprint, no path and no digest of a shard would fit. */
async function answersRightly(crypto) {
  const isRight = (message) => isSigned(KEY, SIGNATURE_OF_NOTHING, message, crypto)
  return (await isRight('')) && !(await isRight('-'))
}

/**
 * @param {string} key base64url of 32 bytes
 * @param {string} signature base64url; if it is none, it does not hold
 * @returns {boolean | Promise<boolean>}
 */
export function isSigned(key, signature, text, crypto) {
  return crypto.verify(decodeBase64url(key), decodeBase64url(signature), utf8(text))
}

/** @returns {Promise<string>} SHA-256 of the text in hexadecimal digits */
export async function digestOf(text, { sha256 }) {
  return toHex(new Uint8Array(await sha256(utf8(text))))
}
