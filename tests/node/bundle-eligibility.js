/**
 * Builds theme/eligibility/built/eligibility.js from theme/eligibility: `node bundle-eligibility.js FOLDER`.
 *
 * tests/test_vendor.py builds it again and compares bytes; after a change of a source, run it with
 * FOLDER = ../../theme/eligibility/built and commit both.
 */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { FLOOR, SUPPORTED } from './floor.js'

const source = join(dirname(fileURLToPath(import.meta.url)), '../../theme/eligibility')

await build({
  entryPoints: [join(source, 'eligibility.js')],
  outfile: join(resolve(process.argv[2]), 'eligibility.js'),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: FLOOR,
  supported: SUPPORTED,
  minify: true,
  legalComments: 'none',
  banner: { js: '// Built from theme/eligibility by tests/node/bundle-eligibility.js' },
  charset: 'utf8'
})
