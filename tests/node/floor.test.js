/** What is served runs as it is written on Chromium 86, Safari 14 and Firefox 78. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import { FLOOR, SUPPORTED } from './floor.js'

const theme = join(dirname(fileURLToPath(import.meta.url)), '../../theme')
const scripts = ['verify', 'tables', 'saving', 'desk', 'eligibility', 'forms', 'js', 'search', 'vendor'].flatMap((folder) =>
  readdirSync(join(theme, folder), { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name))
)
const TOO_NEW =
  /Object\.hasOwn\b|structuredClone|\.at\(|\.findLast|Array\.fromAsync|AbortSignal\.timeout|DecompressionStream|\.toSorted\(|\(\?<[=!]/g
const MARKUP = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/g

for (const name of scripts) {
  const source = readFileSync(join(theme, name), 'utf8')

  test(`${name} needs no syntax above the floor`, () => {
    const options = { supported: SUPPORTED, charset: 'utf8' }
    const lowered = transformSync(source, { ...options, target: FLOOR }).code
    assert.ok(lowered === transformSync(source, { ...options, target: 'esnext' }).code)
  })

  test(`${name} calls nothing above the floor`, () => {
    assert.deepEqual(source.match(TOO_NEW) || [], [])
  })
}

test('verify.css needs nothing above the floor', () => {
  const source = readFileSync(join(theme, 'verify/verify.css'), 'utf8')
  const lowered = transformSync(source, { loader: 'css', target: FLOOR }).code
  assert.equal(lowered, transformSync(source, { loader: 'css', target: 'esnext' }).code)
})

for (const name of scripts.filter((name) => !name.startsWith('vendor'))) {
  test(`${name} writes text only`, () => {
    const source = readFileSync(join(theme, name), 'utf8')
    assert.deepEqual(source.match(MARKUP) || [], [])
  })
}
