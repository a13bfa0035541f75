/**
 * A compact JWS as the portal signs it. The key comes from the trust list, never from the token, and
 * nothing of the payload is read before the signature has matched.
 */

import { binaryOf, decodeBase64url } from './base64url.js'
import { isSigned } from './ed25519.js'
import { refuse } from './refusal.js'
import { isExactly, isMidnight, isOneOf, isString } from './shape.js'
import { readJson } from './strict-json.js'
import { findSigner } from './trust-list.js'

/** A record is small; a status list or a coverage declaration may be longer. */
const MOST_RECORD_CHARACTERS = 16384
export const MOST_LIST_CHARACTERS = 4194304
/** Base64url of 64 bytes. */
const SIGNATURE_CHARACTERS = 86

const HEADER = {
  alg: isOneOf('Ed25519', 'EdDSA'),
  cty: 'vc',
  kid: isString,
  typ: 'vc+jwt'
}

/**
 * @typedef {object} ClaimedToken
 * @property {string} kid
 * @property {string[]} parts header, payload and signature; the payload is not to be read yet
 *
 * @param {string} token
 * @returns {ClaimedToken}
 * @throws as `refuse`: `token-form`, `header`
 */
export function parseToken(token, mostCharacters = MOST_RECORD_CHARACTERS) {
  const parts = token.split('.')
  const [header, payload, signature] = parts
  if (
    token.length > mostCharacters ||
    parts.length !== 3 ||
    !payload ||
    signature.length !== SIGNATURE_CHARACTERS ||
    parts.map(binaryOf).includes(null)
  ) {
    refuse('token-form')
  }
  const members = readJson(decodeBase64url(header), HEADER)
  if (!members || Object.keys(members).length !== Object.keys(HEADER).length) refuse('header')
  return { kid: members.kid, parts }
}

/**
 * @param {{ issuer: object, key: object }} signer of its `kid`
 * @param {{ type: string, members: object }} kind the credential's own type, the shapes of its members
 * @returns {Promise<object>} the payload
 * @throws as `refuse`: `signature`, `payload`
 */
export async function readPayload({ parts }, { issuer, key }, kind, { crypto, settings }) {
  const [header, payload, signature] = parts
  if (!(await isSigned(key.x, signature, `${header}.${payload}`, crypto))) refuse('signature')
  const credential = {
    '@context': isExactly([
      'https://www.w3.org/ns/credentials/v2',
      `${settings.identifier_base}ns/v1`
    ]),
    type: isExactly(['VerifiableCredential', kind.type]),
    issuer: issuer.document,
    validFrom: isMidnight,
    vc: undefined, // claims of an older standard, ambiguous beside ours
    vp: undefined,
    ...kind.members
  }
  return readJson(decodeBase64url(payload), credential) || refuse('payload')
}

/**
 * The whole way of a list, a declaration or a successor: the steps of a record, but one answer.
 *
 * @returns {Promise<{ payload: object, issuer: object, key: object } | null>} null where it fails
 */
export async function openToken(token, kindFor, context, mostCharacters) {
  try {
    const parsed = parseToken(token, mostCharacters)
    const signer = findSigner(parsed.kid, context.trustList)
    const payload = await readPayload(parsed, signer, kindFor(signer), context)
    return { payload, ...signer }
  } catch {
    return null
  }
}
