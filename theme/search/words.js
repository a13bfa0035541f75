/**
 * How text becomes words for the search: the twin of `generator/search/words.py`.
 * Each letter and each digit is a word of its own; a query is a phrase of such words.
 */

/** Marks what is a part of a page, with an anchor; the same as in `words.py`. */
export const PART_OF_A_PAGE = 'partofapage'

/** Where the title ends; what is invented; a question that no text answers. As in `words.py`. */
export const TITLE_END = 'titleend'
export const SAMPLE = 'samplepage'
export const NOT_STATED = 'notstated'

const WORD = /[\p{L}\p{N}]/u

/**
 * The words of `text`, each with the place it came from.
 * @param {string} text
 * @returns {{word: string, start: number, end: number}[]} places in UTF-16 units of `text`
 */
export function located(text) {
  const words = []
  let start = 0
  for (const character of text) {
    const end = start + character.length
    for (const word of character.normalize('NFKD').toLowerCase()) {
      if (WORD.test(word)) words.push({ word, start, end })
    }
    start = end
  }
  return words
}

/**
 * Letters and digits of `text`, without accents and capitals, one space between.
 * @param {string} text
 */
export function spaced(text) {
  return located(text).map(({ word }) => word).join(' ')
}

/**
 * The same without the spaces: what the dictionary is compared with.
 * @param {string} text
 */
export function squeezed(text) {
  return located(text).map(({ word }) => word).join('')
}

/**
 * `text` without white space, capitals and differences of width, but with its punctuation.
 * @param {string} text
 */
export function literal(text) {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

/**
 * The one word that stands in the index for a filter's value: `kind`, 公示 -> `kindx20844x31034`.
 * Code points, since Pagefind's script cuts Han characters out of a longer word.
 * @param {'kind'|'place'|'grade'|'status'} name
 * @param {string} value
 */
export function filterWord(name, value) {
  return [name, ...[...value].map((character) => character.codePointAt(0))].join('x')
}
