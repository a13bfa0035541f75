/**
 * Builds theme/vendor from the npm packages pinned beside this file: `node vendor.js FOLDER`.
 *
 * tests/test_vendor.py builds it again and compares bytes; after a change of version, run it with
 * FOLDER = ../../theme/vendor and commit both.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { FLOOR, SUPPORTED } from './floor.js'

const here = dirname(fileURLToPath(import.meta.url))

// A file an occasion: the arithmetic only where the browser lacks Ed25519, gunzip where a status list is not
// packed as ours are, zip where a workbook is opened, the codes where one is drawn or an image of one is read.
const files = [
  {
    name: 'ed25519.js',
    packages: ['@noble/ed25519', '@noble/hashes'],
    source:
      "export { Point } from '@noble/ed25519'\n" +
      "export { sha256, sha512 } from '@noble/hashes/sha2.js'\n"
  },
  {
    name: 'gunzip.js',
    packages: ['fflate'],
    source: "export { gunzipSync as gunzip } from 'fflate/browser'\n"
  },
  {
    name: 'zip.js',
    packages: ['fflate'],
    source: "export { Inflate, Zip, ZipDeflate, zipSync } from 'fflate/browser'\n"
  },
  {
    name: 'qr.js',
    packages: ['qr'],
    source: "export { encodeQR } from 'qr'\n"
  },
  {
    name: 'qr-reader.js',
    packages: ['qr'],
    source: "export { decodeQR } from 'qr/decode.js'\n"
  }
]

/** Of two that are offered, one is taken; its text stands in a file of its own. */
const LICENCE_WE_TAKE = { '(MIT OR Apache-2.0)': 'MIT' }
const LICENCE_FILE = { qr: 'LICENSE-MIT' }

function packageFile(name, file) {
  return readFileSync(join(here, 'node_modules', name, file), 'utf8')
}

function headerOf(packages) {
  const named = packages.map((name) => {
    const { version, license } = JSON.parse(packageFile(name, 'package.json'))
    return `${name} ${version} (${LICENCE_WE_TAKE[license] || license})`
  })
  return `/*! ${named.join(', ')}; licences in licences/; built by tests/node/vendor.js */`
}

async function bundle({ source, packages }) {
  const result = await build({
    stdin: { contents: source, resolveDir: here, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: FLOOR,
    inject: [join(here, 'has_own.js')],
    define: { 'Object.hasOwn': 'hasOwn' }, // a function newer than the floor
    supported: SUPPORTED,
    minify: true,
    legalComments: 'none',
    banner: { js: headerOf(packages) },
    charset: 'ascii',
    write: false
  })
  return result.outputFiles[0].contents
}

const folder = resolve(process.argv[2])
mkdirSync(join(folder, 'licences'), { recursive: true })
for (const file of files) {
  writeFileSync(join(folder, file.name), await bundle(file))
  for (const name of file.packages) {
    const licence = packageFile(name, LICENCE_FILE[name] || 'LICENSE').replace(/\r\n/g, '\n')
    writeFileSync(join(folder, 'licences', `${name.replace(/[@/]/g, '-').replace(/^-/, '')}.txt`), licence)
  }
}
