/** A session as the page has it: besides verdicts it tells where records stand, for sheet and card. */

import { normaliseNumber } from '../certificate-number.js'
import { chooseToken, claimsOn, shardOf } from '../shards.js'
import { openSession } from '../verifier.js'

/**
 * @param {import('../verifier.js').Request} request
 * @returns {ReturnType<typeof openSession> & { shardOf: (number: string) => Promise<string | null>,
 *   tokenOf: (number: string) => Promise<string | null>, forget: (shard: string) => void }}
 *   `shardOf`: the file a number is looked up in, `forget` lets go of it; `tokenOf`: the token that the number's
 *   verdict is about, unverified; null where there is none
 */
export function openPageSession(request) {
  const session = openSession(request)
  const ask = async (asked, answer) => {
    try {
      return await answer(normaliseNumber(asked), await session.site())
    } catch {
      return null
    }
  }
  const findToken = async (number, context) =>
    chooseToken(number, await claimsOn(number, context), context)
  return {
    ...session,
    shardOf: (asked) => ask(asked, shardOf),
    tokenOf: (asked) => ask(asked, findToken),
    forget: (shard) => session.known.delete(shard)
  }
}
