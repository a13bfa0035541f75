/** Who may sign what: read from a list that the pinned root keys have signed. */

import { decodeBase64url } from './base64url.js'
import { sameBytes, toHex, utf8 } from './bytes.js'
import {
  filingNumberOf,
  gradeOf,
  isFiledWithProvince,
  provinceCodeOf,
  rankOf
} from './certificate-number.js'
import {
  hasMembers,
  isCount,
  isDay,
  isListOf,
  isNullOr,
  isOneOf,
  isString,
  isText
} from './shape.js'
import { parseStrictJson, parseStrictJsonBytes } from './strict-json.js'

const KID = /^(https:\/\/[^\s#]*\/trust\/issuers\/[a-z0-9-]+\.json)#([A-Za-z0-9._-]+)$/

const isKeyText = (value) => {
  const key = isText(value) && decodeBase64url(value)
  return Boolean(key) && key.length === 32
}

const isGeneralJws = hasMembers({
  payload: isText,
  signatures: isListOf(hasMembers({ protected: isText, signature: isText }))
})

const MOST_VERSION = 1000000
const MOST_ROOTS = 100
const isFromOneTo = (most) => (value) => isCount(value) && value >= 1 && value <= most

const isTrustList = hasMembers({
  format: isOneOf('trust/v1'),
  version: isFromOneTo(MOST_VERSION),
  issuedOn: isDay,
  expiresOn: isDay,
  threshold: isFromOneTo(MOST_ROOTS),
  roots: isListOf(hasMembers({ kty: isOneOf('OKP'), crv: isOneOf('Ed25519'), x: isKeyText })),
  issuers: isListOf(
    hasMembers({
      id: isText,
      name: isText,
      mandate: isText,
      document: isText,
      jurisdictions: isListOf(isString),
      provinces: isListOf(isString),
      organisations: isNullOr(isListOf(isString)),
      highestGrade: (grade) => rankOf(grade) !== -1,
      keys: isListOf(
        hasMembers({
          id: isText,
          x: isKeyText,
          from: isDay,
          until: isNullOr(isDay),
          compromisedOn: isNullOr(isDay)
        })
      )
    })
  )
})

/**
 * @param {string} text the file
 * @param {{ identifier_base: string, root_fingerprints: string[] }} settings without fingerprints the
 *   roots that the list names itself are believed; the caller warns
 * @returns {Promise<TrustList | null>} null where it is not of the form or lacks root signatures
 */
export async function readTrustList(text, settings, crypto) {
  const jws = readJson(() => parseStrictJson(text))
  if (!isGeneralJws(jws)) return null
  const list = readJson(() => parseStrictJsonBytes(decodeBase64url(jws.payload)))
  if (!isTrustList(list) || !isConsistent(list, settings.identifier_base)) return null
  const pinned = settings.root_fingerprints
  const signers = new Set()
  for (const root of list.roots) {
    const fingerprint = await fingerprintOf(root, crypto)
    if (pinned.length > 0 && !pinned.includes(fingerprint)) continue
    if (await isSignedBy(root, fingerprint, jws, crypto)) signers.add(fingerprint)
  }
  return signers.size >= list.threshold ? new TrustList(list) : null
}

/** Nothing is named twice, and an issuer's document is where its keys say they belong. */
function isConsistent({ issuers }, identifierBase) {
  return (
    hasNoTwin(issuers.map(({ id }) => id)) &&
    issuers.every(
      ({ id, document, keys }) =>
        document === `${identifierBase}trust/issuers/${id}.json` &&
        hasNoTwin(keys.map((key) => key.id))
    )
  )
}

function hasNoTwin(ids) {
  return new Set(ids).size === ids.length
}

async function isSignedBy(root, fingerprint, { payload, signatures }, crypto) {
  const header = `{"alg":"Ed25519","kid":"${fingerprint}","typ":"trust+jws"}`
  for (const { protected: encoded, signature } of signatures) {
    const decoded = decodeBase64url(encoded)
    if (!decoded || !sameBytes(decoded, utf8(header))) continue
    const bytes = decodeBase64url(signature)
    const signed = utf8(`${encoded}.${payload}`)
    if (bytes && (await crypto.verify(decodeBase64url(root.x), bytes, signed))) return true
  }
  return false
}

/** RFC 7638 over the three members of the key, as `sha256:` and hexadecimal digits. */
async function fingerprintOf({ x }, crypto) {
  return `sha256:${toHex(await crypto.sha256(utf8(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)))}`
}

function readJson(parse) {
  try {
    return parse()
  } catch {
    return null
  }
}

/** A list whose root signatures have matched. */
export class TrustList {
  constructor({ version, expiresOn, issuers }) {
    this.version = version
    this.expiresOn = expiresOn
    this.issuers = issuers
  }

  /**
   * @param {string} kid `<identifier_base>trust/issuers/<issuer>.json#<key>`
   * @returns {{ issuer: object, key: object } | { issuer?: object, fault: string }}
   */
  findSigner(kid) {
    const [, document, keyId] = KID.exec(kid) || []
    const issuer = this.issuers.find((known) => known.document === document)
    if (!issuer) return { fault: 'unknown-issuer' }
    const key = issuer.keys.find((known) => known.id === keyId)
    return key ? { issuer, key } : { issuer, fault: 'unknown-key' }
  }
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
export function keyFault(key, day) {
  if (day < key.from || (key.until !== null && day > key.until)) return 'key-period'
  return key.compromisedOn !== null && key.compromisedOn <= day ? 'key-compromised' : null
}

export function mayNameOrganisation(issuer, filingNumber) {
  return issuer.organisations === null || issuer.organisations.includes(filingNumber)
}

export function mayNameGrade(issuer, grade) {
  const rank = rankOf(grade)
  return rank !== -1 && rank <= rankOf(issuer.highestGrade)
}
