/** The second step: the trust list, then the token of a number, or what it means that there is none. */

import {
  chooseToken,
  partitionOf,
  readIndex,
  readShard,
  shardPath,
  successorsOf
} from './shards.js'
import { readTrustList } from './trust-list.js'

/** @returns {Promise<string | null>} the reason why there is no trust list to go by */
export async function learnTrust(report, context) {
  const { settings, crypto } = context
  const trustList = await context.once('trust', async () => {
    const text = await context.read('trust/trust.json')
    return text === null ? 'trust-list-unavailable' : readTrustList(text, settings, crypto)
  })
  if (typeof trustList === 'string') return trustList
  if (!trustList) return 'trust-list-unverified'
  if (trustList.version < (settings.least_trust_list_version || 0)) return 'trust-list-older'
  if (settings.root_fingerprints.length === 0) report.warnings.add('root-not-pinned')
  report.asOf.trust_list_version = trustList.version
  report.asOf.trust_list_expires_on = trustList.expiresOn
  context.trustList = trustList
  return null
}

/** @returns {Promise<{ chosen: string, successors: string[] } | { reason: string }>} */
export async function lookUp(number, report, context) {
  const untrusted = await learnTrust(report, context)
  if (untrusted) return { reason: untrusted }

  const index = await recordsIndex(context)
  if (!index) return { reason: 'records-unavailable' }
  report.asOf.site_data_on = index.dataOn

  const partition = index.partitions[partitionOf(number)]
  const shard = partition ? await readShard(number, partition, context) : { claims: [] }
  if (shard.reason) return shard
  const found = chooseToken(shard.claims, number)
  return found.chosen === null ? { reason: await absenceOf(number, context) } : found
}

/**
 * For a record that was handed over. Where the records cannot be read it stands by itself.
 *
 * @returns {Promise<string[]>} the tokens that claim to take its place
 */
export async function lookUpSuccessors(token, number, context) {
  const index = await recordsIndex(context)
  const partition = index && index.partitions[partitionOf(number)]
  const shard = partition ? await readShard(number, partition, context) : { claims: [] }
  return shard.reason ? [] : successorsOf(token, shard.claims, number)
}

/** @returns {Promise<string | null>} the token that a verdict on this number is about */
export async function tokenOfNumber(number, context) {
  const index = await recordsIndex(context)
  const partition = index && index.partitions[partitionOf(number)]
  const shard = partition ? await readShard(number, partition, context) : { claims: [] }
  return shard.reason ? null : chooseToken(shard.claims, number).chosen
}

/** @returns {Promise<string | null>} the path of the file that a number stands in, if it stands in any */
export async function shardOfNumber(number, context) {
  const index = await recordsIndex(context)
  const partition = index && index.partitions[partitionOf(number)]
  return partition ? shardPath(number, partition, context.crypto) : null
}

/** @returns {Promise<{ dataOn: string, partitions: object } | null>} */
function recordsIndex(context) {
  return context.once('index', async () => {
    const text = await context.read('records/v1/index.json')
    return text === null ? null : readIndex(text)
  })
}

/** What it means that no record has the number. */
async function absenceOf(number, context) {
  const text = await context.once('coverage', () => context.read('records/v1/coverage.jwt'))
  if (text === null) return 'coverage-unavailable'
  const covered = await askCoverage(text, number, context)
  if (covered === null) return 'coverage-unverified'
  return covered ? 'not-in-records' : 'outside-coverage'
}

/** Only absence needs the declarations' reader, so it is fetched here; without it nothing is believed. */
async function askCoverage(text, number, context) {
  try {
    const { isCovered } = await import('./coverage.js')
    return await isCovered(text, number, context)
  } catch {
    return null
  }
}
