/** Worlds in which one thing is wrong, with the step, the reason and the verdict it leads to. */
import * as w from './world.js'

const recordWith = (changes) => ({ [w.SHARD]: w.shard([w.token(w.record(changes))]) })
export const shardOf = (...tokens) => ({ [w.SHARD]: w.shard(tokens) })
export const trustWith = (changes) => ({ 'trust/trust.json': w.signedTrustList(w.trustList(changes)) })
export const revoked = w.token(w.statusList('revocation', [w.change('revoke')]))
const suspended = w.token(w.statusList('suspension', [w.change('suspend')]))
const NEW_NUMBER = 'Y00009999990126T000007'
export const successor = (members = {}) =>
  w.token(
    w.record({
      subject: { certificateNumber: NEW_NUMBER },
      index: 5,
      supersedes: w.NUMBER,
      validFrom: '2026-02-10T00:00:00+08:00',
      ...members
    })
  )
export const corrected = (members = {}) => w.token(w.record({ supersedes: w.NUMBER, ...members }))
const ABSENT = { number: 'Y00009999990126T000009' }
export const flipped = (token, part) => {
  const parts = token.split('.')
  const bytes = Buffer.from(parts[part], 'base64url')
  bytes[10] ^= 1
  parts[part] = bytes.toString('base64url')
  return parts.join('.')
}
export const header = (changes) => shardOf(w.token(w.record(), { header: { ...w.HEADER, ...changes } }))
const payloadText = (text) => w.tokenOfTexts(JSON.stringify(w.HEADER), text)

/** [what is the matter, files that differ, what is asked, step, reason, verdict] */
export const FAULTS = [
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
  ['a kid with a second fragment', header({ kid: `${w.KID}#b` }), {}, 'issuer-known', 'unknown-key', 'out_of_scope'],
  ['a kid without a key', header({ kid: w.KID.split('#')[0] }), {}, 'issuer-known', 'unknown-key', 'out_of_scope'],
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
  ['a record handed over whose number was corrected', shardOf(w.token(w.record()), corrected()), { token: w.token(w.record()) }, 'status', 'status-superseded', 'superseded'],
  ['a record handed over that a new number replaced', shardOf(w.token(w.record()), successor()), { token: w.token(w.record()) }, 'status', 'status-superseded', 'superseded'],
  ['a record handed over that is gone from the records', shardOf(corrected()), { token: w.token(w.record()) }, 'status', 'status-superseded', 'superseded'],
  ['no status list', { [w.SUSPENSION]: null }, {}, 'status', 'status-unavailable', 'unavailable'],
  ['the other status list in its place', { [w.REVOCATION]: w.token(w.statusList('suspension')) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a status list signed by a stranger', { [w.REVOCATION]: w.token(w.statusList('revocation'), { key: w.STRANGER }) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a status list with something after it', { [w.REVOCATION]: `${w.token(w.statusList('revocation'))}\n\n` }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a bit that no change explains', { [w.REVOCATION]: w.token(w.statusList('revocation', [], { credentialSubject: { ...w.statusList('revocation').credentialSubject, encodedList: w.encodedList([94567]) } })) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a list that is no gzip', { [w.REVOCATION]: w.token(w.statusList('revocation', [], { credentialSubject: { ...w.statusList('revocation').credentialSubject, encodedList: 'uAAAA' } })) }, {}, 'status', 'status-unverified', 'unavailable'],
  ['a trust list past its date', trustWith({ expiresOn: '2026-03-17' }), {}, 'freshness', 'trust-list-expired', 'valid_stale'],
  ['a status list past its date', { [w.REVOCATION]: w.token(w.statusList('revocation', [], { validUntil: '2026-03-18T00:00:00+08:00' })) }, {}, 'freshness', 'status-list-expired', 'valid_stale']
]
