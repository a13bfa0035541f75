/**
 * Builds theme/forms/built/forms.js from theme/forms: `node bundle-forms.js FOLDER`.
 *
 * tests/test_vendor.py builds it again and compares bytes; after a change of a source, run it with
 * FOLDER = ../../theme/forms/built and commit both.
 */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { FLOOR, SUPPORTED } from './floor.js'

const source = join(dirname(fileURLToPath(import.meta.url)), '../../theme/forms')

await build({
  entryPoints: [join(source, 'forms.js')],
  outfile: join(resolve(process.argv[2]), 'forms.js'),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: FLOOR,
  supported: SUPPORTED,
  minify: true,
  legalComments: 'none',
  banner: { js: '// Built from theme/forms by tests/node/bundle-forms.js' },
  charset: 'utf8'
})
