/**
 * Builds theme/verify/built, what /verify/v1/ serves, from theme/verify/v1: `node bundle.js FOLDER`.
 *
 * tests/test_vendor.py builds it again and compares bytes; after a change of a source, run it with
 * FOLDER = ../../theme/verify/built and commit both.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { minify } from 'terser'
import { FLOOR, SUPPORTED } from './floor.js'

const source = join(dirname(fileURLToPath(import.meta.url)), '../../theme/verify/v1')

// A file an occasion: what every verdict needs, and what is fetched only where it is wanted.
const ENTRIES = [
  'verifier',
  'standing',
  'number',
  'fallback',
  'page/page',
  'sheet/sheet',
  'card/card',
  'scan/scan'
]
const FETCHED_WHEN_WANTED = ['standing', 'number', 'fallback', 'sheet', 'card', 'scan'].map((name) => `./${name}.js`)
const SERVED_BESIDE = ['./vendor/*', './wording.js']

/** The page always shows the parts of a number; elsewhere only a wrong one needs them. */
const contains = { 'page/page': ['./number.js'], number: ['./number.js'] }

/** The page of one file has all of it inside, under the names by which the modules ask for it. */
const theme = join(source, '../..')
const everything = {
  name: 'everything',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/vendor\// }, ({ path }) => ({ path: join(theme, path) }))
    onResolve({ filter: /^\.\/wording\.js$/ }, () => ({ path: join(source, 'wording.json') }))
    onLoad({ filter: /wording\.json$/ }, ({ path }) => ({
      contents: readFileSync(path),
      loader: 'json'
    }))
  }
}

const folder = resolve(process.argv[2])
mkdirSync(folder, { recursive: true })

/** esbuild makes one file of the modules, terser makes it small. */
async function bundle(name, format, options) {
  const { outputFiles } = await build({
    entryPoints: [join(source, `${name}.js`)],
    write: false,
    bundle: true,
    format,
    platform: 'browser',
    target: FLOOR,
    supported: SUPPORTED,
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    ...options
  })
  const isOurs = format === 'esm' // the others have packages inside
  const { code } = await minify(outputFiles[0].text, {
    module: isOurs,
    ecma: 2020,
    // functions as arrows: none of ours uses `this`, `arguments` or `new` of itself
    compress: { passes: 10, unsafe_arrows: isOurs }
  })
  return code
}

/** All stand in one folder, whatever the room of the source. */
const write = (entry, code) => writeFileSync(join(folder, `${basename(entry)}.js`), `${code}\n`)

for (const name of ENTRIES) {
  const inside = contains[name] || []
  const outside = FETCHED_WHEN_WANTED.filter((one) => !inside.includes(one))
  write(name, await bundle(name, 'esm', { external: [...SERVED_BESIDE, ...outside] }))
}
write('table-worker', await bundle('sheet/table-worker', 'iife'))

// It stands inside a page: a string in it must not read as markup there.
const offline = await bundle('page/offline', 'iife', { plugins: [everything] })
write('offline', offline.replace(/<(?=!--|\/script)/gi, '\\x3c'))
