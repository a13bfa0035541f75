/**
 * Builds theme/NAME/built/NAME.js from theme/NAME: `node bundle-module.js NAME FOLDER`, for the pages whose
 * script is one module: eligibility, forms.
 *
 * tests/test_vendor.py builds them again and compares bytes; after a change of a source, run it with
 * FOLDER = ../../theme/NAME/built and commit both.
 */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { FLOOR, SUPPORTED } from './floor.js'

const [name, folder] = process.argv.slice(2)
const source = join(dirname(fileURLToPath(import.meta.url)), '../../theme', name)

await build({
  entryPoints: [join(source, `${name}.js`)],
  outfile: join(resolve(folder), `${name}.js`),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: FLOOR,
  supported: SUPPORTED,
  minify: true,
  legalComments: 'none',
  banner: { js: `// Built from theme/${name} by tests/node/bundle-module.js` },
  charset: 'utf8'
})
