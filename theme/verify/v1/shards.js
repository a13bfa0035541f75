/** Where a number's record stands, so that a request shows no more than the province and a few bits. */

import { toHex, utf8 } from './bytes.js'
import { isStrictNumber, provinceCodeOf } from './certificate-number.js'
import { hasMembers, isCount, isDay, isListOf, isObject, isOneOf } from './shape.js'
import { parseStrictJson } from './strict-json.js'
import { claimOf, payloadBytesOf } from './token.js'

const UNDECODED = 'xx'
const MOST_BITS = 24

const isIndex = hasMembers({
  format: isOneOf('records/v1'),
  dataOn: isDay,
  partitions: (value) => isObject(value) && Object.values(value).every(isPartition)
})

const isPartition = hasMembers({ bits: (value) => isCount(value) && value <= MOST_BITS })

/** @returns {string} the part of the records a number stands in */
export function partitionOf(number) {
  return isStrictNumber(number) ? provinceCodeOf(number) : UNDECODED
}

/**
 * @param {Uint8Array} digest SHA-256 of the number
 * @param {number} bits k
 * @returns {string} the first k bits, filled with zero bits to whole hexadecimal digits; `0` for none
 */
export function prefixOf(digest, bits) {
  if (bits === 0) return '0'
  const digits = Math.ceil(bits / 4)
  const kept = Array.from(toHex(digest).slice(0, digits))
  const lastBits = bits - 4 * (digits - 1)
  const last = parseInt(kept[digits - 1], 16) & (0xf << (4 - lastBits))
  kept[digits - 1] = last.toString(16)
  return kept.join('')
}

/** @returns {{ dataOn: string, partitions: object } | null} */
export function readIndex(text) {
  return readJson(text, isIndex)
}

/** @returns {Promise<string>} where the shard of a number stands */
export async function shardPath(number, { bits }, crypto) {
  const prefix = prefixOf(await crypto.sha256(utf8(number)), bits)
  return `records/v1/${partitionOf(number)}/${prefix}.json`
}

/**
 * @param {string} number normalised
 * @param {{ bits: number }} partition
 * @returns {Promise<{ claims: object[] } | { reason: string }>} what its tokens claim, as `claimOf` reads it,
 *   but for those that cannot claim anything of this number
 */
export async function readShard(number, partition, context) {
  const path = await shardPath(number, partition, context.crypto)
  const shard = await context.once(path, () => tokensAt(path, partitionOf(number), partition.bits, context))
  if (shard.reason) return shard
  const candidates = shard.tokens.filter((one) => mayName(number, one.text))
  return { claims: candidates.map((one) => claimOf(one.token)) }
}

/** To read every token of a shard strictly takes a hundred times longer; what JSON may escape is read too. */
const mayName = (number, text) => text.includes(number) || text.includes('\\')

async function tokensAt(path, name, bits, { read, crypto }) {
  // A page of one build may meet a shard of the next one: the second reading settles it.
  for (let attempt = 0; attempt < 2; attempt++) {
    const text = await read(path, { isAgain: attempt > 0 })
    const shard = text === null ? null : readJson(text, isObject)
    if (!shard) return { reason: 'records-unavailable' }
    if (await isWhole(shard, name, bits, crypto)) return { tokens: shard.tokens.map(withText) }
  }
  return { reason: 'records-digest' }
}

function withText(token) {
  return { token, text: new TextDecoder().decode(payloadBytesOf(token) || new Uint8Array()) }
}

async function isWhole(shard, name, bits, crypto) {
  const isShard = hasMembers({
    format: isOneOf('records/v1'),
    partition: isOneOf(name),
    bits: isOneOf(bits),
    tokens: isListOf((token) => typeof token === 'string')
  })
  if (!isShard(shard)) return false
  return toHex(await crypto.sha256(utf8(shard.tokens.join('\n')))) === shard.sha256
}

/**
 * By what the tokens claim: the one asked for, and those that claim to supersede it. Claims only
 * choose what is verified.
 *
 * @returns {{ chosen: string | null, successors: string[] }}
 */
export function chooseToken(claims, number) {
  const own = claims.filter((claim) => claim.number === number)
  const last = own.filter((one) => !own.some((other) => other !== one && other.supersedes === one.number))
  const chosen = last.length === 1 ? last[0] : own[own.length - 1]
  return chosen
    ? { chosen: chosen.token, successors: successorsOf(chosen.token, claims, number) }
    : { chosen: null, successors: [] }
}

/**
 * The tokens that claim to take the place of `token`: those that name its number from another number,
 * and corrections of the same number that stand after it. A correction that does not stand there may
 * be newer than the site, so nothing of its own number comes after it.
 *
 * @returns {string[]}
 */
export function successorsOf(token, claims, number) {
  const own = claims.filter((claim) => claim.number === number)
  const place = own.findIndex((claim) => claim.token === token)
  const isNewer = place < 0 && claimOf(token).supersedes === number
  const later = isNewer ? [] : own.slice(place + 1)
  const others = claims.filter((claim) => claim.number !== number)
  return [...later, ...others].filter((claim) => claim.supersedes === number).map((claim) => claim.token)
}

function readJson(text, fits) {
  try {
    const value = parseStrictJson(text)
    return fits(value) ? value : null
  } catch {
    return null
  }
}
