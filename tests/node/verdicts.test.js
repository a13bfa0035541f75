/** Each verdict and each reason of generator/credentials/README.md, by a world in which one thing is wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from './asking.js'
import { FAULTS, flipped, header, revoked, shardOf, successor, trustWith, corrected } from './faults.js'
import { served, servedAlone, servedWithoutVendor, wording } from './served.js'
import * as w from './world.js'

for (const [matter, changes, asked, step, reason, verdict] of FAULTS) {
  test(`${matter}: ${verdict}, ${reason}`, async () => {
    const answer = await ask(w.world(changes), asked)
    assert.deepEqual([answer.verdict, answer.reason], [verdict, reason])
    const failed = answer.steps.filter(({ outcome }) => outcome === 'failed')
    assert.deepEqual(failed, [{ step, outcome: 'failed', reason }])
    const at = answer.steps.findIndex((taken) => taken.step === step)
    assert.ok(answer.steps.slice(at + 1).every(({ outcome }) => outcome === 'not-reached'))
    const isShown = ['expired', 'revoked', 'suspended', 'superseded', 'valid_stale'].includes(verdict)
    assert.equal(answer.record !== null, isShown || step === 'status')
    assert.doesNotMatch(answer.message.zh + answer.message.en, /[{}]|undefined/)
  })
}

test('every reason of the wording is reached by a test above, but for those of the platform', () => {
  const worded = Object.values(wording.verdicts).flatMap(({ reasons }) => Object.keys(reasons))
  const reached = new Set(FAULTS.map(([, , , , reason]) => reason.replace(/^(character)-\d+$/, '$1')))
  const unreached = worded.filter((reason) => !reached.has(reason))
  // `number-differs` needs a token whose claim and payload differ, which a shard cannot hold: the
  // claim that chooses it is the payload that is signed.
  assert.deepEqual(unreached, ['none', 'number-differs', 'no-crypto', 'no-fetch'])
})

test('each reason is worded under one verdict', () => {
  const worded = Object.values(wording.verdicts).flatMap(({ reasons }) => Object.keys(reasons))
  assert.equal(new Set(worded).size, worded.length)
})

test('a record in order is valid, with every key of CONTRACT in its order', async () => {
  const answer = await ask(w.world(), { name: ' 样例 甲' })
  assert.equal(answer.verdict, 'valid')
  assert.deepEqual(Object.keys(answer), [
    'format', 'verdict', 'reason', 'input', 'checked_on', 'as_of', 'steps', 'warnings', 'record',
    'issuer', 'status', 'next_step', 'message'
  ])
  assert.deepEqual(answer.as_of, {
    trust_list_version: 1,
    trust_list_expires_on: '2036-12-31',
    status_list_on: '2026-03-16',
    site_data_on: '2026-03-18'
  })
  assert.equal(answer.steps.length, 9)
  assert.ok(answer.steps.every(({ outcome }) => outcome === 'passed'))
  assert.deepEqual(answer.issuer, {
    id: 'demo-hrss', name: '示例省人力资源和社会保障厅', mandate: '示例省 · 特级技师、首席技师名单'
  })
  assert.equal(answer.record.trade, null)
  assert.equal(answer.record.approved_on, '2026-01-06')
  assert.deepEqual(new Set(Object.values(answer.status)), new Set([null]))
})

test('a number typed in full width, lower case and with spaces is the same number', async () => {
  const answer = await ask(w.world(), { number: 'ｙ0000 9999-9901 26t000001\u200b' })
  assert.equal(answer.verdict, 'valid')
  assert.equal(answer.input.number, w.NUMBER)
})

test('a token that is handed over is valid without being looked up', async () => {
  const files = w.world({ [w.SHARD]: null, 'records/v1/index.json': null })
  const answer = await ask(files, { token: w.token(w.record()) })
  assert.equal(answer.verdict, 'valid')
  assert.deepEqual(answer.input, { kind: 'token', number: w.NUMBER })
  assert.equal(answer.as_of.site_data_on, null)
})

test('a token that a correction of its number replaced is superseded, the correction is valid', async () => {
  const files = w.world(shardOf(w.token(w.record()), corrected()))
  const old = await ask(files, { token: w.token(w.record()) })
  assert.equal(old.verdict, 'superseded')
  assert.equal(old.status.superseded_by, w.NUMBER)
  assert.equal((await ask(files, { token: corrected() })).verdict, 'valid')
})

test('a correction that is handed over before the site has it is valid', async () => {
  const files = w.world(shardOf(w.token(w.record()), corrected({ supersedesReason: 'older' })))
  assert.equal((await ask(files, { token: corrected() })).verdict, 'valid')
})

test('EdDSA is another name of the same algorithm', async () => {
  const answer = await ask(w.world(header({ alg: 'EdDSA' })))
  assert.equal(answer.verdict, 'valid')
})

test('a record of a rotated key stays valid', async () => {
  const answer = await ask(w.world(trustWith({ key: { until: '2026-01-31' } })), {})
  assert.equal(answer.reason, 'status-unverified') // the key may no longer sign a list of March
  const renewed = w.newKey()
  const keys = [
    { id: '2026-a', x: w.KEY.x, from: '2026-01-01', until: '2026-01-31', compromisedOn: null },
    { id: '2026-b', x: renewed.x, from: '2026-02-01', until: null, compromisedOn: null }
  ]
  const by = { header: { ...w.HEADER, kid: w.KID.replace('2026-a', '2026-b') }, key: renewed }
  const rotated = await ask(
    w.world({
      ...trustWith({ issuer: { keys } }),
      [w.REVOCATION]: w.token(w.statusList('revocation'), by),
      [w.SUSPENSION]: w.token(w.statusList('suspension'), by)
    })
  )
  assert.equal(rotated.verdict, 'valid')
})

test('a suspension that was lifted leaves the record valid', async () => {
  const changes = [w.change('suspend'), w.change('reinstate')]
  const list = w.statusList('suspension', changes)
  list.credentialSubject.encodedList = w.encodedList([])
  const answer = await ask(w.world({ [w.SUSPENSION]: w.token(list) }))
  assert.equal(answer.verdict, 'valid')
})

test('a successor that a stranger signed supersedes nothing', async () => {
  const forged = flipped(successor(), 2)
  const answer = await ask(w.world(shardOf(w.token(w.record()), forged)))
  assert.equal(answer.verdict, 'valid')
})

test('a revoked record tells ground, clause and deciding authority', async () => {
  const answer = await ask(w.world({ [w.REVOCATION]: revoked }))
  assert.deepEqual(answer.status, {
    purpose: 'revocation', on: '2026-03-16', clause: '六（一）', policy: 'demo-2025-1',
    ground: '弄虚作假取得', decided_by: '示例省人力资源和社会保障厅', document_number: null,
    superseded_by: null
  })
  assert.match(answer.message.zh, /2026-03-16.*示例省人力资源和社会保障厅.*六（一）.*弄虚作假取得/)
})

test('a damaged shard is read once more before it is given up', async () => {
  const files = w.world()
  let readings = 0
  const read = async (path, { isAgain }) => {
    if (path !== w.SHARD) return files[path] ?? null
    readings += 1
    return isAgain ? files[path] : w.shard([], { sha256: 'other' })
  }
  const answer = await ask(files, { read })
  assert.equal(answer.verdict, 'valid')
  assert.equal(readings, 2)
})

test('without a pinned root the list is believed with a warning', async () => {
  const answer = await ask(w.world(), { settings: { ...w.settings, root_fingerprints: [] } })
  assert.equal(answer.verdict, 'valid')
  assert.deepEqual(answer.warnings.map(({ code }) => code), ['root-not-pinned'])
})

test('where WebCrypto is missing the fallback gives the very same answer', async () => {
  for (const changes of [{}, { [w.REVOCATION]: revoked }, shardOf(w.token(w.record(), { key: w.STRANGER }))]) {
    const files = w.world(changes)
    assert.deepEqual(await ask(files, { crypto: null }), await ask(files))
  }
})

test('a WebCrypto that believes everything is not believed', async () => {
  const { subtle } = globalThis.crypto
  const gullible = {
    subtle: {
      digest: (...given) => subtle.digest(...given),
      importKey: async () => ({}),
      verify: async () => true
    }
  }
  const forged = w.world(shardOf(w.token(w.record(), { key: w.STRANGER })))
  assert.equal((await ask(forged, { crypto: gullible })).verdict, 'tampered')
})

test('nothing is read but the paths of the number asked for', async () => {
  const files = w.world()
  const paths = []
  await ask(files, { read: async (path) => paths.push(path) && (files[path] ?? null) })
  assert.deepEqual(paths, [
    'trust/trust.json', 'records/v1/index.json', w.SHARD, w.REVOCATION, w.SUSPENSION
  ])
})

test('a platform that cannot read files is unsupported', async () => {
  const answer = await ask(w.world(), { read: null })
  assert.deepEqual([answer.verdict, answer.reason], ['unsupported', 'no-fetch'])
})

test('without WebCrypto and without the fallback the verdict is unsupported', async () => {
  const answer = await askServed(servedWithoutVendor, w.world(), { crypto: null })
  assert.deepEqual([answer.verdict, answer.reason], ['unsupported', 'no-crypto'])
})

const packedAsOurs = (purpose) => {
  const list = w.statusList(purpose)
  list.credentialSubject.encodedList = w.storedList([])
  return w.token(list)
}
const OURS = { [w.REVOCATION]: packedAsOurs('revocation'), [w.SUSPENSION]: packedAsOurs('suspension') }

test('a record in order, with lists packed as ours are, needs no file beside the verifier', async () => {
  assert.equal((await askServed(servedAlone, w.world(OURS))).verdict, 'valid')
  assert.equal((await askServed(servedAlone, w.world(OURS), { token: w.token(w.record()) })).verdict, 'valid')
})

test('lists packed otherwise are unpacked, or there is no verdict on them', async () => {
  assert.equal((await askServed(served, w.world())).verdict, 'valid')
  assert.equal((await askServed(servedAlone, w.world())).reason, 'status-unavailable')
  assert.equal((await askServed(servedWithoutVendor, w.world())).reason, 'status-unverified')
})

for (const [matter, changes, asked, reason] of [
  ['revoked', { [w.REVOCATION]: revoked }, {}, 'status-unavailable'],
  ['replaced', shardOf(w.token(w.record()), successor()), {}, 'status-unavailable'],
  ['corrected', shardOf(w.token(w.record()), corrected()), {}, 'records-unavailable'],
  ['handed over and corrected', shardOf(corrected()), { token: w.token(w.record()) }, 'status-unavailable']
]) {
  test(`a record that was ${matter} is never valid, even where standing.js cannot be loaded`, async () => {
    const answer = await askServed(servedAlone, w.world({ ...OURS, ...changes }), asked)
    assert.deepEqual([answer.verdict, answer.reason], ['unavailable', reason])
  })
}

async function askServed(serving, files, asked = {}) {
  const { openSession } = await serving('verifier.js')
  const session = openSession({
    checkedOn: w.CHECKED_ON,
    settings: w.settings,
    read: async (path) => files[path] ?? null,
    crypto: globalThis.crypto,
    wording,
    ...asked
  })
  return asked.token ? session.verifyToken(asked.token) : session.verifyNumber(w.NUMBER)
}
