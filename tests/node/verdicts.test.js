/** Each verdict and each reason of generator/credentials/README.md, by a world in which one thing is wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { served, wording } from './served.js'
import * as w from './world.js'

const { verifyNumber, verifyToken } = await served('verifier.js')

async function ask(files, asked = {}) {
  const question = {
    number: w.NUMBER,
    checkedOn: w.CHECKED_ON,
    settings: w.settings,
    read: async (path) => files[path] ?? null,
    crypto: globalThis.crypto,
    wording,
    ...asked
  }
  return asked.token === undefined ? verifyNumber(question) : verifyToken(question)
}

const recordWith = (changes) => ({ [w.SHARD]: w.shard([w.token(w.record(changes))]) })
const shardOf = (...tokens) => ({ [w.SHARD]: w.shard(tokens) })
const trustWith = (changes) => ({ 'trust/trust.json': w.signedTrustList(w.trustList(changes)) })
const revoked = w.token(w.statusList('revocation', [w.change('revoke')]))
const suspended = w.token(w.statusList('suspension', [w.change('suspend')]))
const NEW_NUMBER = 'Y00009999990126T000007'
const successor = (members = {}) =>
  w.token(
    w.record({
      subject: { certificateNumber: NEW_NUMBER },
      index: 5,
      supersedes: w.NUMBER,
      validFrom: '2026-02-10T00:00:00+08:00',
      ...members
    })
  )
const ABSENT = { number: 'Y00009999990126T000009' }
const flipped = (token, part) => {
  const parts = token.split('.')
  const bytes = Buffer.from(parts[part], 'base64url')
  bytes[10] ^= 1
  parts[part] = bytes.toString('base64url')
  return parts.join('.')
}
const header = (changes) => shardOf(w.token(w.record(), { header: { ...w.HEADER, ...changes } }))
const payloadText = (text) => w.tokenOfTexts(JSON.stringify(w.HEADER), text)

/** [what is the matter, files that differ, what is asked, step, reason] */
const FAULTS = [
  ['nothing typed', {}, { number: ' - ' }, 'format', 'empty', 'malformed'],
  ['a character is missing', {}, { number: w.NUMBER.slice(1) }, 'format', 'length', 'malformed'],
  ['O for 0', {}, { number: 'YO0009999990126T000001' }, 'format', 'character-2', 'malformed'],
  ['no such grade', {}, { number: 'Y00009999990126Q000001' }, 'format', 'character-16', 'malformed'],
  ['an old number', {}, { number: '1234567890123456' }, 'format', 'old-16-digit', 'malformed'],
  ['no trust list', { 'trust/trust.json': null }, {}, 'lookup', 'trust-list-unavailable', 'unavailable'],
  ['a trust list that is HTML', { 'trust/trust.json': '<html>' }, {}, 'lookup', 'trust-list-unverified', 'unavailable'],
  ['a trust list of another root', { 'trust/trust.json': w.signedTrustList(w.trustList(), [w.STRANGER]) }, {}, 'lookup', 'trust-list-unverified', 'unavailable'],
  ['one root signing twice for two', { 'trust/trust.json': w.signedTrustList(w.trustList({ threshold: 2 }), [w.ROOT, w.ROOT]) }, {}, 'lookup', 'trust-list-unverified', 'unavailable'],
  ['a root that is in the list but not pinned', {}, { settings: { ...w.settings, root_fingerprints: [w.STRANGER.fingerprint] } }, 'lookup', 'trust-list-unverified', 'unavailable'],
  ['a trust list older than one seen before', {}, { settings: { ...w.settings, least_trust_list_version: 2 } }, 'lookup', 'trust-list-older', 'unavailable'],
  ['no index of the records', { 'records/v1/index.json': null }, {}, 'lookup', 'records-unavailable', 'unavailable'],
  ['no shard', { [w.SHARD]: null }, {}, 'lookup', 'records-unavailable', 'unavailable'],
  ['a shard that is cut short', { [w.SHARD]: w.shard([w.token(w.record())]).slice(0, -9) }, {}, 'lookup', 'records-unavailable', 'unavailable'],
  ['a shard with another digest', { [w.SHARD]: w.shard([w.token(w.record())], { sha256: '00' }) }, {}, 'lookup', 'records-digest', 'unavailable'],
  ['a shard of another partition', { [w.SHARD]: w.shard([w.token(w.record())], { partition: '51' }) }, {}, 'lookup', 'records-digest', 'unavailable'],
  ['no coverage file', { 'records/v1/coverage.jwt': null }, ABSENT, 'lookup', 'coverage-unavailable', 'unavailable'],
  ['coverage signed by a stranger', { 'records/v1/coverage.jwt': w.token(w.coverage(), { key: w.STRANGER }) }, ABSENT, 'lookup', 'coverage-unverified', 'unavailable'],
  ['coverage for an organisation outside the mandate', { 'records/v1/coverage.jwt': w.token(w.coverage({ organisations: [{ id: 'x', name: 'x', filingNumber: 'Y000099999902' }] })) }, ABSENT, 'lookup', 'coverage-unverified', 'unavailable'],
  ['absent though covered', {}, ABSENT, 'lookup', 'not-in-records', 'not_found'],
  ['absent in a year outside coverage', {}, { number: 'Y00009999990127T000009' }, 'lookup', 'outside-coverage', 'not_covered'],
  ['another province', {}, { number: 'Y00005199990126T000001' }, 'lookup', 'outside-coverage', 'not_covered'],
  ['an unknown first letter', {}, { number: 'J00009999990126T000001' }, 'lookup', 'outside-coverage', 'not_covered'],
  ['an authority that is not on the list', header({ kid: `${w.BASE}trust/issuers/other.json#2026-a` }), {}, 'issuer-known', 'unknown-issuer', 'out_of_scope'],
  ['an authority under another base', header({ kid: w.KID.replace('skillgrade', 'other') }), {}, 'issuer-known', 'unknown-issuer', 'out_of_scope'],
  ['a key that is not on the list', header({ kid: w.KID.replace('2026-a', '2026-b') }), {}, 'issuer-known', 'unknown-key', 'out_of_scope'],
  ['a signature of 63 bytes', {}, { token: w.token(w.record()).slice(0, -2) }, 'signature', 'token-form', 'tampered'],
  ['base64 with a loose end', {}, { token: w.token(w.record()).slice(0, -1) + 'B' }, 'signature', 'token-form', 'tampered'],
  ['a token of two parts', {}, { token: 'a.b' }, 'signature', 'token-form', 'tampered'],
  ['a token over 16384 characters', {}, { token: w.token(w.record({ more: 'x'.repeat(20000) })) }, 'signature', 'token-form', 'tampered'],
  ['alg none', header({ alg: 'none' }), {}, 'signature', 'header', 'tampered'],
  ['alg HS256', header({ alg: 'HS256' }), {}, 'signature', 'header', 'tampered'],
  ['a critical extension', header({ crit: ['b64'], b64: false }), {}, 'signature', 'header', 'tampered'],
  ['a key inside the header', header({ jwk: { x: w.STRANGER.x } }), {}, 'signature', 'header', 'tampered'],
  ['another typ', header({ typ: 'JWT' }), {}, 'signature', 'header', 'tampered'],
  ['a header that names alg twice', shardOf(w.tokenOfTexts(JSON.stringify(w.HEADER).replace('{', '{"alg":"none",'), JSON.stringify(w.record()))), {}, 'signature', 'header', 'tampered'],
  ['one byte of the payload changed', {}, { token: flipped(w.token(w.record()), 1) }, 'signature', 'signature', 'tampered'],
  ['one byte of the signature changed', {}, { token: flipped(w.token(w.record()), 2) }, 'signature', 'signature', 'tampered'],
  ['signed by a stranger', shardOf(w.token(w.record(), { key: w.STRANGER })), {}, 'signature', 'signature', 'tampered'],
  ['a payload that is no JSON', {}, { token: payloadText('no') }, 'signature', 'payload', 'tampered'],
  ['a payload that names a member twice', {}, { token: payloadText(JSON.stringify(w.record()).replace('"serial":1', '"serial":1,"s\\u0065rial":2')) }, 'signature', 'payload', 'tampered'],
  ['a claim vc', recordWith({ vc: {} }), {}, 'signature', 'payload', 'tampered'],
  ['the issuer of another document', recordWith({ issuer: `${w.BASE}trust/issuers/x.json` }), {}, 'signature', 'payload', 'tampered'],
  ['a coverage declaration in place of a record', {}, { token: w.token(w.coverage()) }, 'signature', 'payload', 'tampered'],
  ['no name', recordWith({ subject: { name: undefined } }), {}, 'signature', 'payload', 'tampered'],
  ['a number for a name', recordWith({ subject: { name: 7 } }), {}, 'signature', 'payload', 'tampered'],
  ['30 February', recordWith({ validFrom: '2026-02-30T00:00:00+08:00' }), {}, 'signature', 'payload', 'tampered'],
  ['no status entry', recordWith({ credentialStatus: [] }), {}, 'signature', 'payload', 'tampered'],
  ['another name', {}, { name: '样例乙' }, 'matches', 'name-differs', 'mismatch'],
  ['an authority of another province', trustWith({ issuer: { provinces: ['51'] } }), {}, 'issuer-may-issue', 'jurisdiction', 'out_of_scope'],
  ['an organisation outside the mandate', trustWith({ issuer: { organisations: [] } }), {}, 'issuer-may-issue', 'organisation', 'out_of_scope'],
  ['a grade above the mandate', trustWith({ issuer: { highestGrade: 'technician' } }), {}, 'issuer-may-issue', 'grade', 'out_of_scope'],
  ['a grade that is not the 16th character', recordWith({ subject: { grade: 'chief-technician' } }), {}, 'issuer-may-issue', 'grade', 'out_of_scope'],
  ['a key that began later', trustWith({ key: { from: '2026-01-07' } }), {}, 'issuer-may-issue', 'key-period', 'out_of_scope'],
  ['a key that ended before', trustWith({ key: { until: '2026-01-05' } }), {}, 'issuer-may-issue', 'key-period', 'out_of_scope'],
  ['a key compromised on that day', trustWith({ key: { compromisedOn: '2026-01-06' } }), {}, 'issuer-may-issue', 'key-compromised', 'out_of_scope'],
  ['a record whose end has come', recordWith({ validUntil: '2026-03-18T00:00:00+08:00' }), {}, 'in-period', 'record-ended', 'expired'],
  ['revoked', { [w.REVOCATION]: revoked }, {}, 'status', 'status-revoked', 'revoked'],
  ['suspended', { [w.SUSPENSION]: suspended }, {}, 'status', 'status-suspended', 'suspended'],
  ['suspended and revoked', { [w.REVOCATION]: revoked, [w.SUSPENSION]: suspended }, {}, 'status', 'status-revoked', 'revoked'],
  ['superseded', shardOf(w.token(w.record()), successor()), {}, 'status', 'status-superseded', 'superseded'],
  ['no status list', { [w.SUSPENSION]: null }, {}, 'status', 'status-unavailable', 'unavailable'],
  ['the other status list in its place', { [w.REVOCATION]: w.token(w.statusList('suspension')) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a status list signed by a stranger', { [w.REVOCATION]: w.token(w.statusList('revocation'), { key: w.STRANGER }) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a bit that no change explains', { [w.REVOCATION]: w.token(w.statusList('revocation', [], { credentialSubject: { ...w.statusList('revocation').credentialSubject, encodedList: w.encodedList([94567]) } })) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a list that is no gzip', { [w.REVOCATION]: w.token(w.statusList('revocation', [], { credentialSubject: { ...w.statusList('revocation').credentialSubject, encodedList: 'uAAAA' } })) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a trust list past its date', trustWith({ expiresOn: '2026-03-17' }), {}, 'freshness', 'trust-list-expired', 'valid_stale'],
  ['a status list past its date', { [w.REVOCATION]: w.token(w.statusList('revocation', [], { validUntil: '2026-03-18T00:00:00+08:00' })) }, {}, 'freshness', 'status-list-expired', 'valid_stale']
]

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

test('each reason of the wording has the verdict of the table, and the table no other reason', async () => {
  const { VERDICT_OF } = await served('steps.js')
  const worded = Object.entries(wording.verdicts).flatMap(([verdict, { reasons }]) =>
    Object.keys(reasons).filter((reason) => reason !== 'none').map((reason) => [reason, verdict])
  )
  assert.deepEqual(new Map(worded), VERDICT_OF)
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
