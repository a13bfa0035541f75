/**
 * Builds theme/desk/built/desk.js, page and worker in one, from theme/desk: `node bundle-desk.js FOLDER`.
 *
 * It is a classic script, since module workers and modules from a file are newer than the floor.
 * tests/test_vendor.py builds it again and compares bytes; after a change of a source, run it with
 * FOLDER = ../../theme/desk/built and commit both.
 */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { FLOOR, SUPPORTED } from './floor.js'

const source = join(dirname(fileURLToPath(import.meta.url)), '../../theme/desk')

await build({
  entryPoints: [join(source, 'desk.js')],
  outfile: join(resolve(process.argv[2]), 'desk.js'),
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: FLOOR,
  supported: SUPPORTED,
  minify: true,
  legalComments: 'none',
  // the page makes its worker of this function's own text
  banner: { js: '/*! fflate (MIT); built from theme/desk by tests/node/bundle-desk.js */\nfunction portalDesk(){' },
  footer: { js: '}\nportalDesk()' },
  charset: 'ascii'
})
