/**
 * What somebody who holds the host, the network or a stolen key may try, each by its name: the sites that a browser
 * is shown one after another, and what each visit must come to. Printed as JSON for a browser.
 *
 * The page pins two roots: `ROOT` and `SECOND`.
 */
import { flipped, revoked, shardOf, trustWith } from './faults.js'
import * as w from './world.js'

const SECOND = w.newKey()
const UNKNOWN = w.newKey()
const RENEWED = w.newKey()
const root = ({ x }) => ({ kty: 'OKP', crv: 'Ed25519', x })

/** A trust list with these members, signed by these roots. */
const listed = (members, ...signers) => ({
  'trust/trust.json': w.signedTrustList(w.trustList(members), signers)
})
const recordOn = (day, by) => w.token(w.record({ validFrom: `${day}T00:00:00+08:00` }), by)

/** Status lists and keys where `2026-b` has taken over from `2026-a`, which ended as `old` says. */
const byRenewed = { header: { ...w.HEADER, kid: w.KID.replace('2026-a', '2026-b') }, key: RENEWED }
const rotated = (old) => ({
  ...trustWith({
    issuer: {
      keys: [
        { id: '2026-a', x: w.KEY.x, from: '2026-01-01', until: null, compromisedOn: null, ...old },
        { id: '2026-b', x: RENEWED.x, from: '2026-02-01', until: null, compromisedOn: null }
      ]
    }
  }),
  [w.REVOCATION]: w.token(w.statusList('revocation'), byRenewed),
  [w.SUSPENSION]: w.token(w.statusList('suspension'), byRenewed)
})

const finer = JSON.stringify({
  format: 'records/v1', dataOn: w.CHECKED_ON, count: 1, partitions: { 99: { bits: 1, count: 1 } }
})
const coarse = w.shard([w.token(w.record())])

const VALID = ['valid', null]
const refused = (reason) => ['unavailable', reason]
const outOfScope = (reason) => ['out_of_scope', reason]
const UNVERIFIED = refused('trust-list-unverified')

/** [name, [[files that differ, what the visit must come to], …]] */
const ATTACKS = [
  ['rollback to an older trust list', [
    [listed({ version: 5 }, w.ROOT), VALID],
    [listed({ version: 4 }, w.ROOT), refused('trust-list-older')],
    [listed({ version: 5 }, w.ROOT), VALID]
  ]],
  ['freeze on a trust list that has expired', [
    [listed({ expiresOn: '2026-03-17' }, w.ROOT), ['valid_stale', 'trust-list-expired']]
  ]],
  ['freeze on status lists that have expired', [
    [
      { [w.SUSPENSION]: w.token(w.statusList('suspension', [], { validUntil: '2026-03-18T00:00:00+08:00' })) },
      ['valid_stale', 'status-list-expired']
    ]
  ]],
  ['mix-and-match: the index of one build, a shard of another', [
    [{ 'records/v1/index.json': finer, [w.SHARD]: coarse, 'records/v1/99/8.json': coarse }, refused('records-digest')]
  ]],
  ['mix-and-match: the list of tokens of one build, the digest of another', [
    [
      { [w.SHARD]: w.shard([w.token(w.record())], { sha256: JSON.parse(w.shard([])).sha256 }) },
      refused('records-digest')
    ]
  ]],
  ['mix-and-match: old records beside the status lists of today', [
    [{ [w.REVOCATION]: revoked }, ['revoked', 'status-revoked']]
  ]],
  ['mix-and-match: the suspension list in place of the revocation list', [
    [{ [w.REVOCATION]: w.token(w.statusList('suspension')) }, refused('status-unverified')]
  ]],
  ['mix-and-match: records of a new key beside an older trust list', [
    [shardOf(w.token(w.record(), byRenewed)), outOfScope('unknown-key')]
  ]],
  ['fewer roots than the threshold', [
    [listed({ threshold: 2, roots: [root(w.ROOT), root(SECOND)] }, w.ROOT), UNVERIFIED],
    [listed({ threshold: 2, roots: [root(w.ROOT), root(SECOND)] }, w.ROOT, SECOND), VALID]
  ]],
  ['one root that signs twice', [
    [listed({ threshold: 2, roots: [root(w.ROOT), root(SECOND)] }, w.ROOT, w.ROOT), UNVERIFIED],
    [listed({ threshold: 2, roots: [root(w.ROOT), root(w.ROOT)] }, w.ROOT, w.ROOT), UNVERIFIED]
  ]],
  ['one root of the two that must sign lowers the threshold of the list', [
    [listed({ threshold: 2, roots: [root(w.ROOT), root(SECOND)] }, w.ROOT, SECOND), VALID, 2],
    [listed({ version: 2, threshold: 1, roots: [root(w.ROOT), root(SECOND)] }, w.ROOT), UNVERIFIED, 2],
    [listed({ version: 2, threshold: 1, roots: [root(w.ROOT)] }, w.ROOT), UNVERIFIED, 2],
    [listed({ version: 2, threshold: 1, roots: [root(w.ROOT), root(SECOND)] }, w.ROOT, SECOND), VALID, 2]
  ]],
  ['a threshold of none', [[listed({ threshold: 0 }), UNVERIFIED]]],
  ['a root rotation that only the new root signs', [
    [listed({}, w.ROOT), VALID],
    [listed({ version: 2, roots: [root(UNKNOWN)] }, UNKNOWN), UNVERIFIED],
    [listed({ version: 2, roots: [root(w.ROOT), root(UNKNOWN)] }, UNKNOWN), UNVERIFIED]
  ]],
  ['a legitimate root rotation', [
    [listed({}, w.ROOT), VALID],
    [listed({ version: 2, roots: [root(w.ROOT), root(SECOND)] }, w.ROOT, SECOND), VALID],
    [listed({ version: 3, roots: [root(SECOND)] }, SECOND), VALID],
    [listed({}, w.ROOT), refused('trust-list-older')]
  ]],
  ['a root that was rotated out signs on', [
    [listed({ version: 3, roots: [root(SECOND)] }, w.ROOT), UNVERIFIED]
  ]],
  ['a version a thousand million ahead, to lock everybody out', [
    [listed({}, w.ROOT), VALID],
    [listed({ version: 1 + 1e9 }, w.ROOT), UNVERIFIED],
    [listed({ version: 2 }, w.ROOT), VALID]
  ]],
  ['a version a hundred thousand ahead is remembered as a hundred ahead', [
    [listed({}, w.ROOT), VALID],
    [listed({ version: 100001 }, w.ROOT), VALID],
    [listed({ version: 100 }, w.ROOT), refused('trust-list-older')],
    [listed({ version: 101 }, w.ROOT), VALID]
  ]],
  ['a key compromised on a day', [
    [rotated({ compromisedOn: '2026-02-10' }), VALID],
    [
      { ...rotated({ compromisedOn: '2026-02-10' }), ...shardOf(recordOn('2026-02-10')) },
      outOfScope('key-compromised')
    ],
    [{ ...rotated({ compromisedOn: '2026-02-10' }), ...shardOf(recordOn('2026-02-11', byRenewed)) }, VALID]
  ]],
  ['status lists of a key that was compromised', [
    [trustWith({ key: { compromisedOn: '2026-02-10' } }), refused('status-unverified')]
  ]],
  ['a key retired on a day', [
    [rotated({ until: '2026-02-10' }), VALID],
    [{ ...rotated({ until: '2026-02-10' }), ...shardOf(recordOn('2026-02-10')) }, VALID],
    [{ ...rotated({ until: '2026-02-10' }), ...shardOf(recordOn('2026-02-11')) }, outOfScope('key-period')]
  ]],
  ['a mandate for another jurisdiction', [
    [trustWith({ issuer: { jurisdictions: ['sc'], provinces: ['51'] } }), outOfScope('jurisdiction')]
  ]],
  ['a mandate for other organisations', [
    [trustWith({ issuer: { organisations: ['Y000099999902'] } }), outOfScope('organisation')],
    [trustWith({ issuer: { organisations: null } }), VALID]
  ]],
  ['a mandate up to a lower grade', [
    [trustWith({ issuer: { highestGrade: 'senior-technician' } }), outOfScope('grade')]
  ]],
  ['a record copied to the number of another person', [
    [shardOf(w.token(w.record({ subject: { certificateNumber: 'Y00009999990126T000002' } }))), ['not_found', 'not-in-records']]
  ]],
  ['one bit of a signature', [[shardOf(flipped(w.token(w.record()), 2)), ['tampered', 'signature']]]]
]

const settings = { ...w.settings, root_fingerprints: [w.ROOT.fingerprint, SECOND.fingerprint] }
const attacks = ATTACKS.map(([name, visits]) => ({
  name,
  visits: visits.map(([changes, [verdict, reason], rootThreshold = 1]) => ({
    files: w.world(changes),
    verdict,
    reason,
    rootThreshold
  }))
}))
console.log(JSON.stringify({ settings, number: w.NUMBER, attacks }))
