/**
 * Which pages answer a query, best first: the whole phrase, then all terms, then any. Pure apart from
 * `find`, so that tests ask the index without a page.
 */

/**
 * @typedef {import('./query.js').Query} Query
 * @typedef {{count: number, first: number}} Hit how often, and at which word first
 * @typedef {(phrase: string) => Promise<Map<string, Hit>>} Find page id -> hit
 * @typedef {{id: string, match: 'phrase'|'all'|'any'}} Found
 */

// The title is the beginning of what is indexed.
const TITLE_WORDS = 24
const TITLE_BONUS = 3
const EARLY_BONUS = 2
// The whole phrase with its numerals written otherwise comes before any loose terms.
const SAME_PHRASE = 100

/**
 * @param {Query} query
 * @param {{find: Find, total: number, allowed?: Set<string>}} index `allowed`: what the filters let through
 * @returns {Promise<{exact: Found[], near: Found[]}>}
 */
export async function rank(query, { find, total, allowed }) {
  const isAllowed = (id) => !allowed || allowed.has(id)
  const phraseHits = query.phrase ? await find(query.phrase) : new Map()
  const exact = [...phraseHits].filter(([id]) => isAllowed(id)).sort(byRelevance)
  const near = (await nearHits(query, find, total)).filter(({ id }) => isAllowed(id) && !phraseHits.has(id))
  return {
    exact: exact.map(([id]) => ({ id, match: 'phrase' })),
    near: near.map(({ id, match }) => ({ id, match })),
  }
}

async function nearHits(query, find, total) {
  const pages = new Map()
  for (const phrase of query.similar) {
    for (const [id, hit] of await find(phrase)) add(pages, id, { covered: SAME_PHRASE, score: relevance(hit) })
  }
  const similar = new Set(pages.keys())
  for (const term of query.terms) {
    const best = new Map()
    for (const { phrase, weight } of term.variants) {
      for (const [id, hit] of await find(phrase)) {
        const score = weight * relevance(hit)
        if (score > (best.get(id) ?? 0)) best.set(id, score)
      }
    }
    const rarity = Math.log(1 + total / Math.max(1, best.size))
    for (const [id, score] of best) add(pages, id, { covered: term.weight, score: term.weight * rarity * score })
  }
  const complete = query.terms.reduce((sum, term) => sum + term.weight, 0)
  return [...pages]
    .map(([id, page]) => ({ id, ...page, match: similar.has(id) || page.covered >= complete ? 'all' : 'any' }))
    .sort((a, b) => b.covered - a.covered || b.score - a.score || (a.id < b.id ? -1 : 1))
}

function add(pages, id, { covered, score }) {
  const page = pages.get(id) ?? { covered: 0, score: 0 }
  pages.set(id, { covered: page.covered + covered, score: page.score + score })
}

function byRelevance([idA, a], [idB, b]) {
  return relevance(b) - relevance(a) || (idA < idB ? -1 : 1)
}

/** Once in the title counts for more than often in the text. */
function relevance({ count, first }) {
  const place = first === 0 ? TITLE_BONUS + EARLY_BONUS : first < TITLE_WORDS ? TITLE_BONUS : 1
  return place * (1 + Math.log(count))
}
