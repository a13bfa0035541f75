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

const HEADER = isExactly({
  alg: isOneOf('Ed25519', 'EdDSA'),
  cty: 'vc',
  kid: isString,
  typ: 'vc+jwt'
})

/** The fourth step, `signature`, tells what a token's form lacks, though no signer is known without it. */
const FORM = { place: 3 }

/**
 * @typedef {object} ClaimedToken
 * @property {string[]} parts header, payload and signature; the payload is not to be read yet
 * @property {object} issuer whom it names as its signer, on the trust list
 * @property {object} key
 *
 * @param {string} token
 * @returns {ClaimedToken}
 * @throws as `refuse`: `token-form`, `header`, `unknown-issuer`, `unknown-key`
 */
export function takeApart(token, { trustList }, mostCharacters = MOST_RECORD_CHARACTERS) {
  const parts = token.split('.')
  const [header, payload, signature] = parts
  if (
    token.length > mostCharacters ||
    parts.length !== 3 ||
    !payload ||
    signature.length !== SIGNATURE_CHARACTERS ||
    parts.map(binaryOf).includes(null)
  ) {
    refuse('token-form', FORM)
  }
  const { kid } = readJson(decodeBase64url(header), HEADER) || refuse('header', FORM)
  return { parts, ...findSigner(kid, trustList) }
}

/**
 * @param {ClaimedToken} claimed
 * @param {(issuer: object, settings: object) => object} kindOf the credential's own `type` and the
 *   shapes of its members
 * @returns {Promise<object>} the payload
 * @throws as `refuse`: `signature`, `payload`
 */
export async function readPayload({ parts, issuer, key }, kindOf, { crypto, settings }) {
  const [header, payload, signature] = parts
  if (!(await isSigned(key.x, signature, `${header}.${payload}`, crypto))) refuse('signature')
  const kind = kindOf(issuer, settings)
  const credential = {
    '@context': isExactly([
      'https://www.w3.org/ns/credentials/v2',
      `${settings.identifier_base}ns/v1`
    ]),
    issuer: issuer.document,
    validFrom: isMidnight,
    vc: undefined, // claims of an older standard, ambiguous beside ours
    vp: undefined,
    ...kind,
    type: isExactly(['VerifiableCredential', kind.type])
  }
  return readJson(decodeBase64url(payload), credential) || refuse('payload')
}

/**
 * The whole way of a list, a declaration or a successor: the steps of a record, but one answer.
 *
 * @returns {Promise<{ payload: object, issuer: object, key: object } | null>} null where it fails
 */
export async function openToken(token, kindOf, context, mostCharacters) {
  try {
    const claimed = takeApart(token, context, mostCharacters)
    return { ...claimed, payload: await readPayload(claimed, kindOf, context) }
  } catch {
    return null
  }
}
