/**
 * A small signed world: a root, an authority, records, status lists and coverage, signed by Node.
 *
 * Each test changes the one thing that is to go wrong.
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { crc32, gzipSync } from 'node:zlib'

export const BASE = 'https://skillgrade.example/'
export const NUMBER = 'Y00009999990126T000001'
export const CHECKED_ON = '2026-03-18'
const ISSUER = 'demo-hrss'
const DOCUMENT = `${BASE}trust/issuers/${ISSUER}.json`
export const KID = `${DOCUMENT}#2026-a`

export const base64url = (value) => Buffer.from(value).toString('base64url')
const json = (value) => base64url(JSON.stringify(value))
const midnight = (day) => `${day}T00:00:00+08:00`

export function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  const canonical = `{"crv":"Ed25519","kty":"OKP","x":"${x}"}`
  const fingerprint = `sha256:${createHash('sha256').update(canonical).digest('hex')}`
  return { x, privateKey, fingerprint }
}

export const ROOT = newKey()
export const KEY = newKey()
export const STRANGER = newKey()

const signed = (input, key) => `${input}.${base64url(sign(null, Buffer.from(input), key.privateKey))}`

export const HEADER = { alg: 'Ed25519', cty: 'vc', kid: KID, typ: 'vc+jwt' }

export const token = (payload, { header = HEADER, key = KEY } = {}) =>
  signed(`${json(header)}.${json(payload)}`, key)

/** The same with texts instead of values, for what no JSON writer would write. */
export const tokenOfTexts = (header, payload, key = KEY) =>
  signed(`${base64url(header)}.${base64url(payload)}`, key)

const contexts = ['https://www.w3.org/ns/credentials/v2', `${BASE}ns/v1`]

export function record({ subject = {}, index = 94567, ...members } = {}) {
  return {
    '@context': contexts,
    type: ['VerifiableCredential', 'SkillGradeRecord'],
    issuer: DOCUMENT,
    validFrom: midnight('2026-01-06'),
    credentialSubject: {
      certificateNumber: NUMBER,
      name: '样例甲',
      grade: 'special-technician',
      occupationCode: '6-18-01-01',
      occupation: '车工',
      awardedBy: '示例重型机械厂',
      approvedBy: '示例省人力资源和社会保障厅',
      announcedIn: '示人社发〔2026〕3号',
      announcedBy: '示例省人力资源和社会保障厅',
      list: 'demo-list-2026-01',
      serial: 1,
      policy: 'demo-2025-1',
      clause: '四（四）',
      ...subject
    },
    credentialStatus: ['revocation', 'suspension'].map((purpose) => ({
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(index),
      statusListCredential: `${BASE}status/${ISSUER}/1.${purpose}.jwt`
    })),
    ...members
  }
}

export function change(action, index = 94567) {
  return {
    index,
    action,
    on: '2026-03-16',
    policy: 'demo-2025-1',
    clause: '六（一）',
    ground: '弄虚作假取得',
    decidedBy: '示例省人力资源和社会保障厅'
  }
}

function bitsOf(indexes) {
  const bits = Buffer.alloc(131072 / 8)
  for (const index of indexes) bits[index >> 3] |= 0x80 >> (index & 7)
  return bits
}

export const encodedList = (indexes) => `u${base64url(gzipSync(bitsOf(indexes)))}`

/** One stored block, as generator/credentials/bitstring.py packs. */
export function storedList(indexes) {
  const bits = bitsOf(indexes)
  const head = Buffer.from('1f8b08000000000000ff010040ffbf', 'hex')
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc32(bits), 0)
  tail.writeUInt32LE(bits.length, 4)
  return `u${base64url(Buffer.concat([head, bits, tail]))}`
}

export function statusList(purpose, changes = [], members = {}) {
  const setBy = { revocation: 'revoke', suspension: 'suspend' }[purpose]
  const indexes = changes.filter(({ action }) => action === setBy).map(({ index }) => index)
  return {
    '@context': contexts,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    id: `${BASE}status/${ISSUER}/1.${purpose}.jwt`,
    issuer: DOCUMENT,
    validFrom: midnight('2026-03-16'),
    validUntil: midnight('2036-12-31'),
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodedList(indexes),
      changes
    },
    ...members
  }
}

export function coverage(declaration = {}) {
  return {
    '@context': contexts,
    type: ['VerifiableCredential', 'CoverageDeclaration'],
    issuer: DOCUMENT,
    validFrom: midnight('2026-03-16'),
    credentialSubject: {
      jurisdiction: 'demo',
      declarations: [
        {
          organisations: [{ id: 'demo-works', name: '示例重型机械厂', filingNumber: 'Y000099999901' }],
          grades: ['special-technician'],
          from: '2026-01-01',
          asOf: '2026-03-16',
          ...declaration
        }
      ]
    }
  }
}

export function trustList({ issuer = {}, key = {}, ...members } = {}) {
  return {
    format: 'trust/v1',
    version: 1,
    issuedOn: '2026-01-01',
    expiresOn: '2036-12-31',
    threshold: 1,
    roots: [{ kty: 'OKP', crv: 'Ed25519', x: ROOT.x }],
    issuers: [
      {
        id: ISSUER,
        name: '示例省人力资源和社会保障厅',
        mandate: '示例省 · 特级技师、首席技师名单',
        document: DOCUMENT,
        jurisdictions: ['demo'],
        provinces: ['99'],
        organisations: ['Y000099999901'],
        highestGrade: 'chief-technician',
        keys: [
          { id: '2026-a', x: KEY.x, from: '2026-01-01', until: null, compromisedOn: null, ...key }
        ],
        ...issuer
      }
    ],
    ...members
  }
}

export function signedTrustList(list, keys = [ROOT]) {
  const payload = json(list)
  const signatures = keys.map((key) => {
    const header = `{"alg":"Ed25519","kid":"${key.fingerprint}","typ":"trust+jws"}`
    const input = `${base64url(header)}.${payload}`
    return { protected: base64url(header), signature: signed(input, key).split('.')[2] }
  })
  return JSON.stringify({ payload, signatures }) + '\n'
}

export function shard(tokens, members = {}) {
  const sha256 = createHash('sha256').update(tokens.join('\n')).digest('hex')
  return JSON.stringify({
    format: 'records/v1', partition: '99', bits: 0, tokens, sha256, ...members
  })
}

export const SHARD = 'records/v1/99/0.json'

/** All files of the site the verifier reads; `changes` replaces some, null takes one away. */
export function world(changes = {}) {
  return {
    'trust/trust.json': signedTrustList(trustList()),
    'records/v1/index.json': JSON.stringify({
      format: 'records/v1', dataOn: CHECKED_ON, count: 1, partitions: { 99: { bits: 0, count: 1 } }
    }),
    [SHARD]: shard([token(record())]),
    'records/v1/coverage.jwt': `${token(coverage())}\n`,
    [`status/${ISSUER}/1.revocation.jwt`]: `${token(statusList('revocation'))}\n`,
    [`status/${ISSUER}/1.suspension.jwt`]: `${token(statusList('suspension'))}\n`,
    ...changes
  }
}

export const settings = { identifier_base: BASE, root_fingerprints: [ROOT.fingerprint] }
export const REVOCATION = `status/${ISSUER}/1.revocation.jwt`
export const SUSPENSION = `status/${ISSUER}/1.suspension.jwt`
