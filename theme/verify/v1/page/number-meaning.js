/** What a part of a certificate number means, in the page's words. */

/**
 * @param {{ name: string, meaning: string | null }} part as `number.js` has it
 * @param {{ word: (name: string) => string, wording: object }} page
 * @returns {string | null} null where no rule gives it a meaning
 */
export function meaningOf({ name, meaning }, { word, wording }) {
  if (!meaning) return null
  if (name === 'province') return (wording.provinces[meaning] || wording.provinces.unknown).zh
  if (name === 'organisation-code') return word(`filed-with-${meaning}`)
  return name === 'year' ? meaning : word(meaning)
}
