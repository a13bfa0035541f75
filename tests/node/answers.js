/**
 * Every world of faults.js with its question and the verifier's answer, one JSON a line: what the
 * Python verifier is held against.
 */
import { ask } from './asking.js'
import { FAULTS, corrected, revoked, shardOf, successor } from './faults.js'
import * as w from './world.js'

const IN_ORDER = [
  ['a record in order', {}, {}],
  ['typed in full width with spaces', {}, { number: 'ｙ0000 9999-9901 26t000001' }],
  ['its name given with spaces', {}, { name: ' 样例 甲' }],
  [
    'a name and an organisation with markup',
    shardOf(
      w.token(
        w.record({ subject: { name: '<img src=x onerror=alert(1)>', awardedBy: '<script>alert(1)</script>' } })
      )
    ),
    {}
  ],
  ['handed over as a token', {}, { token: w.token(w.record()) }],
  ['without a pinned root', {}, { settings: { ...w.settings, root_fingerprints: [] } }],
  [
    'with trade, management period and a document number',
    {
      ...shardOf(
        w.token(
          w.record({
            subject: {
              trade: '数控车工',
              managementPeriod: {
                from: '2026-02-01', until: '2029-01-31', policy: 'demo-2025-1', clause: '五（二）'
              }
            }
          })
        )
      ),
      [w.REVOCATION]: w.token(
        w.statusList('revocation', [{ ...w.change('revoke'), documentNumber: '示人社发〔2026〕9号' }])
      )
    },
    {}
  ],
  [
    'a number written with an escape of JSON',
    shardOf(w.tokenOfTexts(JSON.stringify(w.HEADER), JSON.stringify(w.record()).replace('Y0000', '\\u00590000'))),
    {}
  ],
  ['signed again under the same number', shardOf(w.token(w.record()), successor({ subject: {} })), {}],
  ['a correction handed over', shardOf(w.token(w.record()), corrected()), { token: corrected() }],
  ['a correction handed over before the site has it', shardOf(w.token(w.record())), { token: corrected() }],
  ['the first of two corrections handed over', shardOf(w.token(w.record()), corrected(), corrected({ supersedesReason: '更正' })), { token: corrected() }],
  ['superseded and revoked', { ...shardOf(w.token(w.record()), successor()), [w.REVOCATION]: revoked }, {}],
  ['a token whose number is no number', {}, { token: w.token(w.record({ subject: { certificateNumber: 'Y1' } })) }]
]

for (const [matter, changes, asked] of [...FAULTS, ...IN_ORDER]) {
  const files = w.world(changes)
  const { settings = w.settings, number = w.NUMBER, token = null, name = null } = asked
  const answer = await ask(files, asked)
  console.log(JSON.stringify({ matter, files, settings, number, token, name, answer }))
}
