/** What is said while a number is typed: how far it is, what it says so far, which position is wrong. */

import { filled } from './filled.js'
import { meaningOf } from './number-meaning.js'
import { normaliseNumber, partsSoFar, progressOf } from '../number.js'

/**
 * @param {string} typed
 * @param {{ word: (name: string) => string, wording: object }} page
 * @returns {string} a sentence; empty where there is nothing to say
 */
export function numberHelp(typed, page) {
  const { word, wording } = page
  const number = normaliseNumber(typed)
  if (number === '' || number.split('.').length === 3) return '' // nothing yet, or a record's token
  const { count, missing, fault, likeness } = progressOf(number)
  if (fault) return faultSentence(fault, wording)
  if (likeness) return filled(word(`typed-${likeness}`), { count, missing })
  if (missing === 0) return word('typed-whole')
  const said = partsSoFar(number).map((part) => meaningOf(part, page)).filter(Boolean)
  return [filled(word('typed-so-far'), { count, missing }), ...said].join(' · ')
}

function faultSentence({ reason, position, found, expected }, wording) {
  const { reasons } = wording.verdicts.malformed
  const { message } = reasons[reason] || reasons.character
  const told = expected ? wording.expected[expected].zh : ''
  return filled(message.zh, { position, found, expected: told })
}
