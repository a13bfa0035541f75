/** The word that was probably meant, as Python's `difflib.get_close_matches` finds it. */

/**
 * @param {string} word
 * @param {string[]} words
 * @param {number} cutoff from 0 to 1
 * @returns {string | null}
 */
export function nearest(word, words, cutoff) {
  let best = null
  let bestRatio = cutoff
  for (const candidate of words) {
    const ratio = similarity(candidate, word)
    const isBetter = ratio > bestRatio || (ratio === bestRatio && (best === null || candidate > best))
    if (isBetter) [best, bestRatio] = [candidate, ratio]
  }
  return best
}

/** Twice the characters in matching blocks, over all characters. */
function similarity(first, second) {
  const [a, b] = [Array.from(first), Array.from(second)]
  const length = a.length + b.length
  return length === 0 ? 1 : (2 * matching(a, b)) / length
}

function matching(a, b) {
  const { size, inA, inB } = longestBlock(a, b)
  if (size === 0) return 0
  return size + matching(a.slice(0, inA), b.slice(0, inB)) + matching(a.slice(inA + size), b.slice(inB + size))
}

function longestBlock(a, b) {
  let block = { size: 0, inA: 0, inB: 0 }
  let lengths = []
  a.forEach((character, indexA) => {
    const longer = []
    b.forEach((other, indexB) => {
      if (character !== other) return
      const size = (lengths[indexB - 1] || 0) + 1
      longer[indexB] = size
      if (size > block.size) block = { size, inA: indexA - size + 1, inB: indexB - size + 1 }
    })
    lengths = longer
  })
  return block
}
