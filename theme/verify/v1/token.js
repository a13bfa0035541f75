/**
 * A compact JWS as the portal signs it. The key comes from the trust list, never from the token, and
 * nothing of the payload is read before the signature has matched.
 */

import { decodeBase64url } from './base64url.js'
import { utf8 } from './bytes.js'
import { hasMembers, isObject, isOneOf } from './shape.js'
import { parseStrictJsonBytes } from './strict-json.js'

/** A record is small; a status list or a coverage declaration may be longer. */
const MOST_RECORD_CHARACTERS = 16384
export const MOST_LIST_CHARACTERS = 4194304
const SIGNATURE_BYTES = 64
const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2'

const isHeader = hasMembers({
  alg: isOneOf('Ed25519', 'EdDSA'),
  cty: isOneOf('vc'),
  kid: (value) => typeof value === 'string',
  typ: isOneOf('vc+jwt')
})

/**
 * @typedef {object} ParsedToken
 * @property {string} kid
 * @property {Uint8Array} payload not to be read before the signature has matched
 * @property {Uint8Array} signature
 * @property {Uint8Array} signed the bytes the signature is over
 *
 * @param {string} token
 * @returns {ParsedToken | { fault: 'token-form' | 'header' }}
 */
export function parseToken(token, mostCharacters = MOST_RECORD_CHARACTERS) {
  const parts = token.split('.')
  if (parts.length !== 3 || token.length > mostCharacters) return { fault: 'token-form' }
  const [header, payload, signature] = parts.map(decodeBase64url)
  if (!header || !payload || !payload.length || !signature || signature.length !== SIGNATURE_BYTES) {
    return { fault: 'token-form' }
  }
  const read = readJson(header)
  if (!isHeader(read) || Object.keys(read).length !== 4) return { fault: 'header' }
  return { kid: read.kid, payload, signature, signed: utf8(`${parts[0]}.${parts[1]}`) }
}

/**
 * The whole way of a list, a declaration or a successor: the steps of a record, but one answer.
 *
 * @returns {Promise<{ payload: object, issuer: object, key: object } | null>} null where it fails
 */
export async function openToken(token, isPayload, { trustList, crypto }, mostCharacters) {
  const parsed = parseToken(token, mostCharacters)
  if (parsed.fault) return null
  const signer = trustList.findSigner(parsed.kid)
  if (signer.fault) return null
  if (!(await isSignatureRight(parsed, signer.key, crypto))) return null
  const payload = readPayload(parsed, isPayload)
  return payload && { payload, issuer: signer.issuer, key: signer.key }
}

export function isSignatureRight(parsed, key, crypto) {
  return crypto.verify(decodeBase64url(key.x), parsed.signature, parsed.signed)
}

/** @returns {object | null} the payload of a token whose signature matched, null where it is no proper one */
export function readPayload(parsed, isPayload) {
  const payload = readJson(parsed.payload)
  if (!isPayload(payload) || 'vc' in payload || 'vp' in payload) return null
  return payload.issuer === documentOf(parsed.kid) ? payload : null
}

/** @returns {string} the issuer's document: `kid` before `#` */
export const documentOf = (kid) => kid.split('#', 1)[0]

/**
 * What a token claims, unverified: only to choose which of a shard's tokens is to be verified.
 *
 * @returns {{ token: string, number: unknown, supersedes: unknown }}
 */
export function claimOf(token) {
  const payload = payloadBytesOf(token)
  const claimed = payload && readJson(payload)
  const subject = isObject(claimed) && claimed.credentialSubject
  return {
    token,
    number: isObject(subject) ? subject.certificateNumber : null,
    supersedes: isObject(claimed) ? claimed.supersedes : null
  }
}

/** @returns {Uint8Array | null} the bytes of a token's payload, unverified */
export const payloadBytesOf = (token) => decodeBase64url(token.split('.')[1] || '')

/** @returns {string[]} the `@context` of everything that is signed */
export const contextsOf = (identifierBase) => [CREDENTIALS_V2, `${identifierBase}ns/v1`]

function readJson(bytes) {
  try {
    return parseStrictJsonBytes(bytes)
  } catch {
    return null
  }
}
