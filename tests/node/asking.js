/** A question to the verifier about a world of files. */
import { served, wording } from './served.js'
import * as w from './world.js'

const { verifyNumber, verifyToken } = await served('verifier.js')

export async function ask(files, asked = {}) {
  const question = {
    number: w.NUMBER,
    checkedOn: w.CHECKED_ON,
    settings: w.settings,
    read: async (path) => files[path] ?? null,
    crypto: globalThis.crypto,
    wording,
    ...asked
  }
  return asked.token === undefined ? verifyNumber(question) : verifyToken(question)
}
