/** Takes what comes in pieces, with turns for the page in between; where it is cancelled, what came so far. */

import { breather } from './breather.js'

/** A blob copies what it is made of at once, so it is made of smaller ones. */
const PIECES_A_BLOB = 2000

/** @returns {Promise<any[]>} */
export async function collected(pieces, isCancelled) {
  const breathe = breather()
  const all = []
  for (const piece of pieces) {
    all.push(piece)
    await breathe()
    if (isCancelled()) break
  }
  return all
}

/** @returns {Promise<Blob>} of strings or bytes */
export async function collectedBlob(pieces, type, isCancelled) {
  const breathe = breather()
  const blobs = []
  let some = []
  for (const piece of pieces) {
    if (some.push(piece) === PIECES_A_BLOB) {
      blobs.push(new Blob(some))
      some = []
    }
    await breathe()
    if (isCancelled()) break
  }
  return new Blob([...blobs, ...some], { type })
}
