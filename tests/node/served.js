/** The verifier as it is served: theme files at the addresses of theme/verify/README.md. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const theme = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'theme')

export const wording = JSON.parse(readFileSync(join(theme, 'verify/v1/wording.json'), 'utf8'))

function serve({ hasVendor }) {
  const folder = mkdtempSync(join(tmpdir(), 'verifier-'))
  process.on('exit', () => rmSync(folder, { recursive: true }))
  cpSync(join(theme, 'verify/v1'), folder, { recursive: true })
  if (hasVendor) cpSync(join(theme, 'vendor'), join(folder, 'vendor'), { recursive: true })
  writeFileSync(join(folder, 'wording.js'), `export default ${JSON.stringify(wording)}\n`)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n')
  return (name) => import(pathToFileURL(join(folder, name)).href)
}

/** @returns {Promise<object>} a module of /verify/v1/ */
export const served = serve({ hasVendor: true })
export const servedWithoutVendor = serve({ hasVendor: false })
