/** The small strict readers that stand before every signature. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { served, written } from './served.js'

const { decodeBase64url } = await written('base64url.js')
const { readJson } = await written('strict-json.js')
const { isDay } = await written('shape.js')
const { prefixOf } = await written('shards.js')
const { partitionOf } = await written('certificate-number.js')
const { describeNumber, normaliseNumber } = await served('number.js')

const anything = () => true

test('base64url is read as Node writes it', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = createHash('sha512').update(String(length)).digest().subarray(0, length)
    const text = bytes.toString('base64url')
    assert.deepEqual(Buffer.from(decodeBase64url(text)), Buffer.from(bytes))
  }
})

for (const text of ['QQ==', 'Q', 'QR', 'Q+', 'Q/', 'QQ ', 'QQ\n', 'QÄ==', 'QUF', '𠮷QQ']) {
  test(`base64url ${JSON.stringify(text)} is refused`, () => {
    assert.equal(decodeBase64url(text), null)
  })
}

for (const text of [
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '{"b":[{"a":{}},{"x":1,"x":1}]}',
  '{"a":{"a":1},"a":2}',
  '{"\\"":1,"\\"":2}'
]) {
  test(`a member written twice is refused: ${text}`, () => {
    assert.equal(readJson(text, anything), null)
  })
}

for (const text of [
  '{"a":{"a":{"a":"a"}},"b":["a","a",{"a":1}]}',
  '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  '[":", "a", ":", "a"]',
  '{"a\\\\":1,"a":2}',
  '"a"'
]) {
  test(`a member written once is accepted: ${text}`, () => {
    assert.deepEqual(readJson(text, anything), JSON.parse(text))
  })
}

test('bytes that are not UTF-8, or begin with a byte order mark, are no JSON', () => {
  assert.equal(readJson(Uint8Array.of(0x22, 0xff, 0x22), anything), null)
  assert.equal(readJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31), anything), null)
  assert.equal(readJson(Uint8Array.of(0x31), anything), 1)
})

test('a day exists or is none', () => {
  assert.ok(['2026-02-28', '2024-02-29', '0001-01-01'].every(isDay))
  assert.ok(!['2026-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '2026-W01-1', '2026-2-1', null].some(isDay))
})

test('a prefix keeps k bits and fills the last digit with zero bits', () => {
  const digest = 'abcdef'.padEnd(64, '0')
  const prefixes = [0, 1, 3, 4, 5, 8, 9, 12, 23, 24].map((bits) => prefixOf(digest, bits))
  assert.deepEqual(prefixes, ['0', '8', 'a', 'a', 'a8', 'ab', 'ab8', 'abc', 'abcdee', 'abcdef'])
})

test('only a strict number tells its province', () => {
  assert.equal(partitionOf('Y00005199990126T000001'), '51')
  assert.equal(partitionOf('J00005199990126T000001'), 'xx')
})

test('O is never made 0: the position and a hint are told', () => {
  const { fault } = describeNumber(normaliseNumber('yo000 9999990126t000001'))
  assert.deepEqual(fault, {
    reason: 'character-2', position: 2, found: 'O', expected: 'digit-not-o'
  })
})

test('the parts of a strict number cover its 22 characters without a gap', () => {
  const { parts, number } = describeNumber('Y00009999990126T000001')
  assert.equal(parts.map(({ text }) => text).join(''), number)
  parts.slice(1).forEach((part, at) => assert.equal(part.from, parts[at].until + 1))
})

test('a number with an unknown first letter is accepted and not interpreted', () => {
  const described = describeNumber('J00009999990126T000001')
  assert.deepEqual([described.fault, described.parts], [null, []])
})
