/** Who may sign what: read from a list that the pinned root keys have signed. */

import { binaryOf, decodeBase64url } from './base64url.js'
import {
  filingNumberOf,
  gradeOf,
  isFiledWithProvince,
  isGrade,
  provinceCodeOf,
  rankOf
} from './certificate-number.js'
import { digestOf, isSigned } from './ed25519.js'
import { refuse } from './refusal.js'
import { isDay, isFromTo, isListOf, isOneOf, isString, isText } from './shape.js'
import { readJson } from './strict-json.js'

const KID = /^[^#]+\/trust\/issuers\/[a-z0-9-]+\.json#[\w.-]+$/

const isKey = (value) => isText(value) && (decodeBase64url(value) || '').length === 32

const JWS = {
  payload: isText,
  signatures: isListOf({ protected: isText, signature: isText })
}

const TRUST_LIST = {
  format: 'trust/v1',
  version: isFromTo(1, 1000000),
  issuedOn: isDay,
  expiresOn: isDay,
  threshold: isFromTo(1, 100),
  roots: isListOf({ kty: 'OKP', crv: 'Ed25519', x: isKey }),
  issuers: isListOf({
    id: isText,
    name: isText,
    mandate: isText,
    document: isText,
    jurisdictions: isListOf(isString),
    provinces: isListOf(isString),
    organisations: isOneOf(null, isListOf(isString)),
    highestGrade: isGrade,
    keys: isListOf({
      id: isText,
      x: isKey,
      from: isDay,
      until: isOneOf(null, isDay),
      compromisedOn: isOneOf(null, isDay)
    })
  })
}

/**
 * @param {string} text the file
 * @param {{ identifier_base: string, root_fingerprints: string[] }} settings without fingerprints the
 *   roots that the list names itself are believed; the caller warns
 * @returns {Promise<object | null>} null where it is not of the form or lacks root signatures
 */
export async function readTrustList(text, settings, crypto) {
  const jws = readJson(text, JWS)
  const list = jws && readJson(decodeBase64url(jws.payload), TRUST_LIST)
  if (!list || !isConsistent(list, settings.identifier_base)) return null
  const pinned = settings.root_fingerprints
  const signers = new Set()
  for (const { x } of list.roots) {
    // RFC 7638 over the three members of the key
    const fingerprint = `sha256:${await digestOf(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`, crypto)}`
    if (pinned.length > 0 && !pinned.includes(fingerprint)) continue
    const header = `{"alg":"Ed25519","kid":"${fingerprint}","typ":"trust+jws"}`
    for (const { protected: encoded, signature } of jws.signatures) {
      if (binaryOf(encoded) !== header) continue
      if (await isSigned(x, signature, `${encoded}.${jws.payload}`, crypto)) signers.add(x)
    }
  }
  return signers.size >= list.threshold ? list : null
}

/** Nothing is named twice, and an issuer's document is where its keys say they belong. */
function isConsistent({ issuers }, identifierBase) {
  return (
    [issuers, ...issuers.map(({ keys }) => keys)].every(hasNoTwin) &&
    issuers.every(({ id, document }) => document === `${identifierBase}trust/issuers/${id}.json`)
  )
}

function hasNoTwin(named) {
  return new Set(named.map(({ id }) => id)).size === named.length
}

/**
 * @param {string} kid `<identifier_base>trust/issuers/<issuer>.json#<key>`
 * @param {object} trustList whose root signatures have matched
 * @returns {{ issuer: object, key: object }}
 * @throws as `refuse`: `unknown-issuer`, `unknown-key`
 */
export function findSigner(kid, { issuers }) {
  const [document, keyId] = kid.split('#')
  const issuer = KID.test(kid) && issuers.find((known) => known.document === document)
  if (!issuer) refuse('unknown-issuer')
  const key = issuer.keys.find(({ id }) => id === keyId) || refuse('unknown-key')
  return { issuer, key }
}

/** @returns {string | null} why this key may not sign a record of this day, null where it may */
export function recordFault({ issuer, key }, number, grade, day) {
  if (isFiledWithProvince(number) && !issuer.provinces.includes(provinceCodeOf(number))) {
    return 'jurisdiction'
  }
  if (!mayNameOrganisation(issuer, filingNumberOf(number))) return 'organisation'
  if (gradeOf(number) !== grade || !mayNameGrade(issuer, grade)) return 'grade'
  return keyFault(key, day)
}

/** @returns {string | null} why this key may not sign anything of this day */
export function keyFault({ from, until, compromisedOn }, day) {
  if (day < from || (until && day > until)) return 'key-period'
  return compromisedOn && compromisedOn <= day ? 'key-compromised' : null
}

export function mayNameOrganisation({ organisations }, filingNumber) {
  return !organisations || organisations.includes(filingNumber)
}

/** `grade` is one that there is. */
export function mayNameGrade({ highestGrade }, grade) {
  return rankOf(grade) <= rankOf(highestGrade)
}
