/** Where a number's record stands, so that a request shows no more than the province and a few bits. */

import { binaryOf, decodeBase64url } from './base64url.js'
import { utf8 } from './bytes.js'
import { partitionOf } from './certificate-number.js'
import { digestOf } from './ed25519.js'
import { loadStanding } from './load-standing.js'
import { refuse } from './refusal.js'
import { fits, isDay, isFromTo, isListOf, isString, isText } from './shape.js'
import { readJson } from './strict-json.js'

const FORMAT = 'records/v1'

const PARTITION = { bits: isFromTo(0, 24) }

/** `records/v1/index.json` */
export const INDEX = {
  format: FORMAT,
  dataOn: isDay,
  partitions: (value) => fits(value, {}) && isListOf(PARTITION)(Object.values(value))
}

const CLAIM = { credentialSubject: { certificateNumber: isText } }

/**
 * @param {string} digest SHA-256 of the number in hexadecimal digits
 * @param {number} bits k
 * @returns {string} the first k bits, filled with zero bits to whole hexadecimal digits; `0` for none
 */
export function prefixOf(digest, bits) {
  const digits = Math.ceil(bits / 4)
  const spare = 4 * digits - bits
  const kept = (parseInt(digest.slice(0, digits), 16) >> spare) << spare
  return kept.toString(16).padStart(digits, '0')
}

/** @returns {Promise<string | null>} the path of the file that a number stands in, if it stands in any */
export async function shardOf(number, { index, crypto }) {
  const partition = partitionOf(number)
  if (!index.partitions[partition]) return null
  const prefix = prefixOf(await digestOf(number, crypto), index.partitions[partition].bits)
  return `${FORMAT}/${partition}/${prefix}.json`
}

/**
 * Of the tokens of a shard those that claim to be of this number or to supersede it. A claim is not
 * verified and only chooses what is.
 *
 * @param {string} number normalised
 * @param {import('./site.js').Context} context
 * @returns {Promise<Claim[]>}
 * @throws as `refuse`: `records-unavailable`, `records-digest`
 *
 * @typedef {{ token: string, number: string, supersedes: unknown }} Claim
 */
export async function claimsOn(number, context) {
  const path = await shardOf(number, context)
  const tokens = path ? await context.once(path, () => tokensAt(path, number, context)) : []
  // To read every token of a shard strictly takes a hundred times longer; JSON may escape the number.
  const named = String.fromCharCode(...utf8(number))
  return tokens
    .filter(([, payload]) => payload.includes(named) || payload.includes('\\'))
    .map(([token]) => claimOf(token))
    .filter((claim) => claim && (claim.number === number || claim.supersedes === number))
}

/**
 * @param {Claim[]} claims on the number
 * @returns {Promise<string>} the token that a verdict on the number is about
 * @throws as `refuse`, where no record has the number
 */
export async function chooseToken(number, claims, context) {
  const own = claims.filter((claim) => claim.number === number)
  if (own.length === 1) return own[0].token
  const standing = await loadStanding('records-unavailable')
  return standing.newestOf(own, number, context)
}

/** @returns {Claim | null} null where the token cannot be read */
export function claimOf(token) {
  const claimed = readJson(decodeBase64url(payloadOf(token)), CLAIM)
  return (
    claimed && {
      token,
      number: claimed.credentialSubject.certificateNumber,
      supersedes: claimed.supersedes
    }
  )
}

const payloadOf = (token) => token.split('.')[1] || ''

/**
 * A page of one build may meet a shard of the next one: the second reading settles it.
 *
 * @returns {Promise<[string, string][]>} tokens, each with its payload as `binaryOf` has it
 */
async function tokensAt(path, number, { read, index, crypto }) {
  const partition = partitionOf(number)
  const whole = {
    format: FORMAT,
    partition,
    bits: index.partitions[partition].bits,
    tokens: isListOf(isString)
  }
  for (const isAgain of [false, true]) {
    const shard = readJson(await read(path, isAgain), {})
    if (!shard) refuse('records-unavailable')
    const { tokens, sha256 } = shard
    if (fits(shard, whole) && sha256 === (await digestOf(tokens.join('\n'), crypto))) {
      return tokens.map((token) => [token, binaryOf(payloadOf(token)) || ''])
    }
  }
  return refuse('records-digest')
}
