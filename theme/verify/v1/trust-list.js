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
 * @param {{ identifier_base: string, root_fingerprints: string[], root_threshold?: number }} settings
 *   without fingerprints the roots that the list names itself are believed; the caller warns. Fewer than
 *   `root_threshold` signatures are not enough, whatever the list says of itself
 * @returns {Promise<TrustList | null>} null where it is not of the form or lacks root signatures
 *
 * @typedef {object} TrustList
 * @property {number} version
 * @property {string} expiresOn
 * @property {Map<string, { issuer: object, key: object } | null>} signers by `kid`, and a null by each document
 */
export async function readTrustList(text, settings, crypto) {
  const jws = readJson(text, JWS)
  const list = jws && readJson(decodeBase64url(jws.payload), TRUST_LIST)
  const signers = list && signersOf(list.issuers, `${settings.identifier_base}trust/issuers/`)
  if (!signers) return null
  const pinned = settings.root_fingerprints
  const roots = new Set()
  for (const { x } of list.roots) {
    // RFC 7638 over the three members of the key
    const fingerprint = `sha256:${await digestOf(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`, crypto)}`
    const mayBelieve = !pinned.length || pinned.includes(fingerprint)
    const header = `{"alg":"Ed25519","kid":"${fingerprint}","typ":"trust+jws"}`
    for (const { protected: encoded, signature } of jws.signatures) {
      const isRight = mayBelieve && binaryOf(encoded) === header
      if (isRight && (await isSigned(x, signature, `${encoded}.${jws.payload}`, crypto))) roots.add(x)
    }
  }
  const isTooFew = roots.size < list.threshold || roots.size < settings.root_threshold
  return isTooFew ? null : { ...list, signers }
}

/** Null where something is named twice, or an issuer's document is not where its keys say they belong. */
function signersOf(issuers, folder) {
  const named = issuers.flatMap((issuer) => [
    [issuer.document, null],
    ...issuer.keys.map((key) => [`${issuer.document}#${key.id}`, { issuer, key }])
  ])
  const signers = new Map(named)
  const isConsistent =
    signers.size === named.length &&
    issuers.every((issuer) => issuer.document === `${folder}${issuer.id}.json`)
  return isConsistent ? signers : null
}

/**
 * @param {string} kid `<identifier_base>trust/issuers/<issuer>.json#<key>`
 * @returns {{ issuer: object, key: object }}
 * @throws as `refuse`: `unknown-issuer`, `unknown-key`
 */
export const findSigner = (kid, { signers }) =>
  signers.get(kid) ||
  refuse(signers.has(kid.split('#')[0]) ? 'unknown-key' : 'unknown-issuer')

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

export const mayNameOrganisation = (issuer, filingNumber) =>
  !issuer.organisations || issuer.organisations.includes(filingNumber)

/** `grade` is one that there is. */
export const mayNameGrade = (issuer, grade) => rankOf(grade) <= rankOf(issuer.highestGrade)
