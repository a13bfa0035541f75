/**
 * The site that `tests/verify_sheet_cases.csv` is asked of: records of one authority in every state they can be in.
 * Run, it prints its files and settings as JSON.
 */
import { fileURLToPath } from 'node:url'
import { flipped } from './faults.js'
import * as w from './world.js'

const GRADES = {
  T: 'special-technician', S: 'chief-technician', 1: 'senior-technician', 2: 'technician', 3: 'senior'
}
const WORKS = '示例重型机械厂'
const numberOf = (tail, works = '01') => `Y0000999999${works}26${tail}`

/** [end of the number, name, what differs from a record in order] */
const RECORDS = [
  ['T000001', '林砺行'], ['T000002', '周翰歌'], ['T000003', '沈铣舟'], ['T000004', '陆承锋'],
  ['T000005', '阿依努尔·艾山'], ['T000006', '欧阳锻'], ['T000007', '王㛃'], ['T000008', '李明'],
  ['S000001', '顾镗声'], ['S000002', '韩刨野'], ['1000001', '郑磨石'], ['1000002', '孙钳之'],
  ['2000001', '吴焊青'], ['3000001', '冯车南'],
  ['T000021', '褚一'], ['T000022', '褚二'], ['S000021', '褚三'],
  ['T000031', '卫一'], ['T000032', '卫二'],
  ['T000041', '蒋一'], ['T000042', '蒋一', { supersedes: numberOf('T000041') }],
  ['T000051', '韩一', { validUntil: '2026-03-01T00:00:00+08:00' }],
  ['T000061', '杨一', {}, { altered: 2 }], ['T000062', '杨二', {}, { key: w.STRANGER }],
  ['T000063', '杨三', { vc: {} }],
  ['T000064', '杨四', {}, { header: { ...w.HEADER, kid: w.KID.replace('2026-a', '2026-b') } }],
  ['T000065', '杨五', {}, { header: { ...w.HEADER, kid: w.KID.replace('demo-hrss', 'other') } }]
]
const ELSEWHERE = [['T000001', '朱一'], ['T000002', '朱二']]
const REVOKED = ['T000021', 'T000022', 'S000021']
const SUSPENDED = ['T000031', 'T000032']
const indexOf = (tail) => RECORDS.findIndex(([one]) => one === tail)

const tokens = [
  ...RECORDS.map((record, at) => tokenOf(record, at)),
  ...ELSEWHERE.map((record, at) => tokenOf(record, RECORDS.length + at, '02'))
]

function tokenOf([tail, name, members = {}, { altered, ...by } = {}], index, works) {
  const subject = {
    certificateNumber: numberOf(tail, works), name, grade: GRADES[tail[0]], serial: index + 1,
    awardedBy: works ? '示例第二机械厂' : WORKS
  }
  const made = w.token(w.record({ subject, index, ...members }), by)
  return altered === undefined ? made : flipped(made, altered)
}

const listOf = (purpose, action, tails) =>
  `${w.token(w.statusList(purpose, tails.map((tail) => w.change(action, indexOf(tail)))))}\n`

const declared = {
  organisations: [{ id: 'demo-works', name: WORKS, filingNumber: 'Y000099999901' }],
  grades: ['special-technician', 'chief-technician', 'senior-technician']
}

export const settings = w.settings
export const files = w.world({
  'records/v1/index.json': JSON.stringify({
    format: 'records/v1', dataOn: w.CHECKED_ON, count: tokens.length,
    partitions: { 99: { bits: 0, count: tokens.length } }
  }),
  [w.SHARD]: w.shard(tokens),
  'records/v1/coverage.jwt': `${w.token(w.coverage(declared))}\n`,
  [w.REVOCATION]: listOf('revocation', 'revoke', REVOKED),
  [w.SUSPENSION]: listOf('suspension', 'suspend', SUSPENDED)
})

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify({ files, settings }))
