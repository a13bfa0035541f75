/**
 * SHA-256 and Ed25519 without WebCrypto, a `Crypto` as ed25519.js has it; loaded only where the browser has
 * none that works.
 */

import { toHex } from './bytes.js'
import { Point, sha256, sha512 } from './vendor/ed25519.js'

/** Order of the base point (RFC 8032 §5.1). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

export { sha256 }

/**
 * Cofactorless, as WebCrypto and OpenSSL do it: the key is decoded permissively, S is below the
 * order, and R computed from S and the key has the very bytes of R in the signature.
 */
export function verify(key, signature, message) {
  if (key.length !== 32 || !signature || signature.length !== 64) return false
  const R = signature.subarray(0, 32)
  const S = littleEndian(signature.subarray(32))
  if (S >= ORDER) return false
  const A = decodePoint(key)
  if (A === null) return false
  const hashed = new Uint8Array(64 + message.length)
  hashed.set(R)
  hashed.set(key, 32)
  hashed.set(message, 64)
  const k = littleEndian(sha512(hashed)) % ORDER
  const computed = Point.BASE.multiply(S, false).subtract(A.multiply(k, false))
  return toHex(computed.toBytes()) === toHex(R)
}

function decodePoint(bytes) {
  try {
    return Point.fromBytes(bytes, true)
  } catch {
    return null
  }
}

function littleEndian(bytes) {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`)
}
