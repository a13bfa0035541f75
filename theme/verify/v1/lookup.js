/** The second step: the trust list, then the token of a number, or what it means that there is none. */

import { chooseToken, partitionOf, readIndex, readShard } from './shards.js'
import { readTrustList } from './trust-list.js'

/** @returns {Promise<string | null>} the reason why there is no trust list to go by */
export async function learnTrust(report, context) {
  const { settings, crypto } = context
  const text = await context.read('trust/trust.json')
  if (text === null) return 'trust-list-unavailable'
  const trustList = await readTrustList(text, settings, crypto)
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

  const indexText = await context.read('records/v1/index.json')
  const index = indexText === null ? null : readIndex(indexText)
  if (!index) return { reason: 'records-unavailable' }
  report.asOf.site_data_on = index.dataOn

  const partition = index.partitions[partitionOf(number)]
  const shard = partition ? await readShard(number, partition, context) : { tokens: [] }
  if (shard.reason) return shard
  const found = chooseToken(shard.tokens, number)
  return found.chosen === null ? { reason: await absenceOf(number, context) } : found
}

/** What it means that no record has the number. */
async function absenceOf(number, context) {
  const text = await context.read('records/v1/coverage.jwt')
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
