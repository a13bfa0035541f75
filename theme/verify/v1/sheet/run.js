/** Asks the verifier for every row of a staff sheet: each shard once, at most six at a time. Pure. */

import { breather } from './breather.js'

const MOST_AT_ONCE = 6

/**
 * @typedef {{ asked: import('./rows.js').AskedRow, verdict: object, differences: object[],
 *   needsAttention: boolean }} CheckedRow
 *
 * @param {import('./rows.js').AskedRow[]} rows
 * @param {ReturnType<import('../verifier.js').openSession>} session
 * @param {{ compare: (asked: object, record: object) => object[], progress: (count: number) => void,
 *   isCancelled: () => boolean }} run
 * @returns {Promise<CheckedRow[]>} in the order of the sheet; fewer rows where it was cancelled
 */
export async function runSheet(rows, session, { compare, progress, isCancelled }) {
  const breathe = breather()
  const checked = new Array(rows.length)
  let count = 0

  async function check(at) {
    const asked = rows[at]
    const verdict = await session.verifyNumber(asked.number, asked.name)
    const differences = verdict.record ? compare(asked, verdict.record) : []
    const needsAttention = verdict.verdict !== 'valid' || differences.length > 0 || asked.isRounded
    checked[at] = { asked, verdict, differences, needsAttention }
    count += 1
    progress(count)
    await breathe()
  }

  async function checkShard([shard, positions]) {
    for (const at of positions) {
      if (isCancelled()) return
      await check(at)
    }
    session.forget(shard)
  }

  const waiting = Array.from(await positionsByShard(rows, session, breathe))
  async function work() {
    while (waiting.length > 0 && !isCancelled()) await checkShard(waiting.shift())
  }
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, work))
  return checked.filter(Boolean)
}

/** Rows of one shard stand together, so that it is read once and let go when they are done. */
async function positionsByShard(rows, session, breathe) {
  const groups = new Map()
  for (let at = 0; at < rows.length; at++) {
    const shard = await session.shardOf(rows[at].number)
    if (!groups.has(shard)) groups.set(shard, [])
    groups.get(shard).push(at)
    await breathe()
  }
  return groups
}
