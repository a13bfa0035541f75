/** Whether the name was compared, and with what outcome: "matches" alone does not say. */

import { filled } from './filled.js'

/**
 * @param {object} verdict `verify/v1`, which does not repeat the name that was given
 * @param {string} givenName
 * @param {{ word: (name: string) => string }} page
 * @returns {string} empty where there is no record to compare with
 */
export function nameSentence({ steps, reason }, givenName, { word }) {
  const name = givenName.trim()
  const { outcome } = steps.find(({ step }) => step === 'matches')
  if (reason === 'name-differs') return filled(word('name-differs'), { name })
  if (outcome !== 'passed') return ''
  return name ? filled(word('name-agrees'), { name }) : word('name-not-given')
}
