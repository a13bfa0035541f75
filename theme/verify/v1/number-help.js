/** What is said while a number is typed: how far it is, and which position is wrong. */

import { filled } from './filled.js'
import { normaliseNumber, progressOf } from './number.js'

/**
 * @param {string} typed
 * @param {{ word: (name: string) => string, wording: object }} page
 * @returns {string} a sentence; empty where there is nothing to say
 */
export function numberHelp(typed, { word, wording }) {
  const number = normaliseNumber(typed)
  if (number === '' || number.split('.').length === 3) return '' // nothing yet, or a record's token
  const { count, missing, fault } = progressOf(number)
  if (fault) return faultSentence(fault, wording)
  return missing > 0
    ? filled(word('typed-so-far'), { count, missing })
    : word('typed-whole')
}

function faultSentence({ reason, position, found, expected }, wording) {
  const { reasons } = wording.verdicts.malformed
  const { message } = reasons[reason] || reasons.character
  const told = expected ? wording.expected[expected].zh : ''
  return filled(message.zh, { position, found, expected: told })
}
