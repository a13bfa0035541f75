/** The verifier as it is written and as it is served: theme/verify/README.md has the addresses. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const theme = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'theme')

export const wording = JSON.parse(readFileSync(join(theme, 'verify/v1/wording.json'), 'utf8'))

function serve(sources, { hasVendor = true, lacks = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'verifier-'))
  process.on('exit', () => rmSync(folder, { recursive: true }))
  cpSync(join(theme, 'verify', sources), folder, { recursive: true })
  for (const name of lacks) rmSync(join(folder, name))
  if (hasVendor) cpSync(join(theme, 'vendor'), join(folder, 'vendor'), { recursive: true })
  writeFileSync(join(folder, 'wording.js'), `export default ${JSON.stringify(wording)}\n`)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n')
  return (name) => import(pathToFileURL(join(folder, name)).href)
}

/** @returns {Promise<object>} a module of theme/verify/v1 */
export const written = serve('v1')
/** @returns {Promise<object>} what /verify/v1/ has */
export const served = serve('built')
export const servedWithoutVendor = serve('built', { hasVendor: false })
/** Only the verifier, on a browser that has all it needs. */
export const servedAlone = serve('built', { hasVendor: false, lacks: ['standing.js', 'fallback.js'] })
