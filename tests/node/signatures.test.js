/** What the fallback accepts, held against Node's WebCrypto on 1,065 published vectors. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { written } from './served.js'

const { openCrypto } = await written('ed25519.js')
const here = dirname(fileURLToPath(import.meta.url))
const folder = process.env.SIGNATURE_VECTORS || join(here, '../../../shared/vectors')
const skip = existsSync(folder) ? false : `no vectors in ${folder}`

function vectors() {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const edge = read('cctv-ed25519vectors.json').map(({ key, sig, msg }) => ({
    key: Buffer.from(key, 'hex'), signature: Buffer.from(sig, 'hex'), message: Buffer.from(msg)
  }))
  const wycheproof = read('wycheproof-ed25519_test.json').testGroups.flatMap(({ publicKey, tests }) =>
    tests.map(({ sig, msg }) => ({
      key: Buffer.from(publicKey.pk, 'hex'),
      signature: Buffer.from(sig, 'hex'),
      message: Buffer.from(msg, 'hex')
    }))
  )
  return [...edge, ...wycheproof]
}

async function accepted(crypto) {
  const answers = []
  for (const { key, signature, message } of vectors()) {
    answers.push(await crypto.verify(key, signature, message))
  }
  return answers
}

test('the fallback accepts 208 of the 914 edge cases, as Chromium and OpenSSL do', { skip }, async () => {
  const answers = await accepted(await openCrypto(null))
  assert.equal(answers.length, 1065)
  assert.equal(answers.slice(0, 914).filter(Boolean).length, 208)
})

test('the fallback agrees with the WebCrypto of Node on every vector', { skip }, async () => {
  // Node 24 refuses keys and R of small order (nodejs/node 64026); the tests bring Node 22
  const [native, fallback] = [await openCrypto(globalThis.crypto), await openCrypto(null)]
  assert.equal(fallback, await written('fallback.js'))
  assert.notEqual(native, fallback)
  assert.deepEqual(await accepted(fallback), await accepted(native))
})
