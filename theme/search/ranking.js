/**
 * Which pages answer a query, best first: the whole phrase, then all terms, then any. Pure apart from
 * `find`, so that tests ask the index without a page.
 */

import { literal } from './words.js'

/**
 * @typedef {import('./query.js').Query} Query
 * @typedef {{count: number, first: number}} Hit how often, and at which word first
 * @typedef {(phrase: string) => Promise<Map<string, Hit>>} Find page id -> hit
 * @typedef {{id: string, match: 'phrase'|'all'|'any'}} Found
 * @typedef {object} Index
 * @property {Find} find
 * @property {(id: string) => Promise<{title: string, text: string}>} page
 * @property {() => Promise<Set<string>>} parts ids of what is a part of a page
 */

// The title is the beginning of what is indexed.
const TITLE_WORDS = 24
const TITLE_BONUS = 3
const EARLY_BONUS = 2
// Of pages that are otherwise alike the one that says it earlier; never the accident of an id.
const TIE_BREAK = 0.1
// The whole phrase with its numerals written otherwise comes before any loose terms.
const SAME_PHRASE = 100
// A clause repeats the title of its policy; the policy itself comes first.
const PART_FACTOR = 0.7
// How many pages are read to compare punctuation, which the index does not know.
const MOST_COMPARED = 100

/**
 * @param {Query} query
 * @param {Index} index
 * @param {{total: number, allowed?: Set<string>}} limits pages in all; what the filters let through
 * @returns {Promise<{exact: Found[], near: Found[]}>}
 */
export async function rank(query, index, { total, allowed }) {
  const parts = await index.parts()
  const relevance = (id, { count, first }) => {
    const place = first === 0 ? TITLE_BONUS + EARLY_BONUS : first < TITLE_WORDS ? TITLE_BONUS : 1
    return place * (1 + Math.log(count)) * (parts.has(id) ? PART_FACTOR : 1) + TIE_BREAK / (1 + first)
  }
  const hits = query.phrase ? await index.find(query.phrase) : new Map()
  const phrase = [...hits]
    .filter(([id]) => !allowed || allowed.has(id))
    .map(([id, hit]) => ({ id, score: relevance(id, hit) }))
    .sort((a, b) => b.score - a.score || byId(a, b))
  const exact = await asWritten(phrase, query, index)
  const isShown = new Set(exact.map(({ id }) => id))
  const near = await nearPages(query, index, relevance, total)
  return {
    exact: exact.map(({ id }) => ({ id, match: 'phrase' })),
    near: near.filter(({ id }) => (!allowed || allowed.has(id)) && !isShown.has(id)).map(({ id, match }) => ({ id, match })),
  }
}

/** The pages that hold the query with its punctuation; all of them where none does, or too many ask. */
async function asWritten(found, query, index) {
  if (!query.literal || found.length > MOST_COMPARED) return found
  const pages = await Promise.all(found.map(({ id }) => index.page(id)))
  const isWritten = ({ title, text }) => literal(title).includes(query.literal) || literal(text).includes(query.literal)
  const kept = found.filter((_, at) => isWritten(pages[at]))
  return kept.length > 0 ? kept : found
}

async function nearPages(query, index, relevance, total) {
  const pages = new Map()
  const add = (id, covered, score) => {
    const page = pages.get(id) ?? { covered: 0, score: 0 }
    pages.set(id, { covered: page.covered + covered, score: page.score + score })
  }
  for (const phrase of query.similar) {
    for (const [id, hit] of await index.find(phrase)) add(id, SAME_PHRASE, relevance(id, hit))
  }
  for (const term of query.terms) {
    const best = await bestOfVariants(term, index, relevance)
    const rarity = Math.log(1 + total / Math.max(1, best.size))
    for (const [id, score] of best) add(id, term.weight, term.weight * rarity * score)
  }
  const complete = query.terms.reduce((sum, term) => sum + term.weight, 0)
  return [...pages]
    .map(([id, page]) => ({ id, ...page, match: page.covered >= complete ? 'all' : 'any' }))
    .sort((a, b) => b.covered - a.covered || b.score - a.score || byId(a, b))
}

/** A page counts a term once, in whichever of its wordings suits it best. */
async function bestOfVariants(term, index, relevance) {
  const best = new Map()
  for (const { phrase, weight } of term.variants) {
    for (const [id, hit] of await index.find(phrase)) {
      const score = weight * relevance(id, hit)
      if (score > (best.get(id) ?? 0)) best.set(id, score)
    }
  }
  return best
}

function byId(a, b) {
  return a.id < b.id ? -1 : 1
}
