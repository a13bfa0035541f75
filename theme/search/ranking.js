/**
 * Which pages answer a query, best first: the whole phrase, then terms. Pure apart from the index,
 * so that tests ask it without a page.
 */

import { unstatedAnswer } from './unstated.js'
import { literal } from './words.js'

/**
 * @typedef {import('./query.js').Query} Query
 * @typedef {{count: number, first: number}} Hit how often, and at which word first
 * @typedef {(phrase: string) => Promise<Map<string, Hit>>} Find page id -> hit
 * @typedef {{id: string, match: 'phrase'|'all'|'any'}} Found
 * @typedef {object} Marks
 * @property {Set<string>} parts ids of what is a part of a page
 * @property {Set<string>} samples of what is invented
 * @property {Set<string>} unstated of questions that no text answers
 * @property {Set<string>} clauses of the clauses of policies
 * @property {(id: string) => number} titleEnd how many words the title has
 * @typedef {object} Index
 * @property {Find} find
 * @property {(phrase: string) => Promise<Set<string>>} labelled
 * @property {(id: string) => Promise<{title: string, text: string}>} page
 * @property {() => Promise<Marks>} marks
 */

const TITLE_BONUS = 3
const EARLY_BONUS = 2
// Of pages that are otherwise alike the one that says it earlier; never the accident of an id.
const TIE_BREAK = 0.1
// A page before a part that is in nothing else better: an entry of the glossary has a grade's title too.
const WHOLE_PAGE = 1e-6
// The whole phrase with its numerals written otherwise comes before any loose terms.
const SAME_PHRASE = 100
// A whole page says a little of everything: the clause that says it comes first.
const PAGE_FACTOR = 0.4
// What is invented comes after what is real.
const SAMPLE_FACTOR = 0.2
// A page of the place or grade that is asked for, which need not say so again.
const LABEL_SCORE = 1
// How much more it counts to answer all of the query than its rarest word.
const COVERAGE_POWER = 2
// How many pages are read to compare punctuation, which the index does not know.
const MOST_COMPARED = 100

/**
 * @param {Query} query
 * @param {Index} index
 * @param {{total: number, allowed?: Set<string>}} limits pages in all; what the filters let through
 * @returns {Promise<{exact: Found[], near: Found[], unstated: string | null}>} `unstated`: the id of a
 *   question that no text answers, where the query asks it
 */
export async function rank(query, index, { total, allowed }) {
  const marks = await index.marks()
  const isAllowed = ({ id }) => !allowed || allowed.has(id)
  const relevance = (id, { count, first }) => {
    const inTitle = first < marks.titleEnd(id)
    const place = first === 0 ? TITLE_BONUS + EARLY_BONUS : inTitle ? TITLE_BONUS : 1
    const isPart = marks.parts.has(id)
    const size = inTitle || isPart ? 1 : PAGE_FACTOR
    const whole = isPart ? 0 : WHOLE_PAGE
    return place * size * (1 + Math.log(count)) + TIE_BREAK / (1 + first) + whole
  }
  const hits = query.phrase ? await index.find(query.phrase) : new Map()
  const phrase = [...hits]
    .map(([id, hit]) => ({ id, score: relevance(id, hit), isSample: marks.samples.has(id) }))
    .filter(isAllowed)
    .sort((a, b) => a.isSample - b.isSample || b.score - a.score || byId(a, b))
  const exact = await asWritten(phrase, query, index)
  const isShown = new Set(exact.map(({ id }) => id))
  const near = (await nearPages(query, index, relevance, total, marks)).filter((one) => isAllowed(one) && !isShown.has(one.id))
  const found = {
    exact: exact.map(({ id }) => ({ id, match: 'phrase' })),
    near: near.map(({ id, match }) => ({ id, match })),
  }
  return { ...found, unstated: await unstatedAnswer(query, index, marks, found) }
}

/** The pages that hold the query with its punctuation; all of them where none does, or too many ask. */
async function asWritten(found, query, index) {
  if (!query.literal || found.length > MOST_COMPARED) return found
  const pages = await Promise.all(found.map(({ id }) => index.page(id)))
  const isWritten = ({ title, text }) => literal(title).includes(query.literal) || literal(text).includes(query.literal)
  const kept = found.filter((_, at) => isWritten(pages[at]))
  return kept.length > 0 ? kept : found
}

async function nearPages(query, index, relevance, total, marks) {
  const pages = new Map()
  const add = (id, covered, score) => {
    const page = pages.get(id) ?? { covered: 0, score: 0 }
    pages.set(id, { covered: page.covered + covered, score: page.score + score })
  }
  for (const term of query.terms) {
    const best = await bestOfVariants(term, index, relevance)
    const rarity = Math.log(1 + total / Math.max(1, best.size))
    for (const [id, score] of best) add(id, term.weight, term.weight * rarity * score)
  }
  const complete = query.terms.reduce((sum, term) => sum + term.weight, 0)
  for (const phrase of query.similar) {
    for (const [id, hit] of await index.find(phrase)) add(id, complete, SAME_PHRASE * relevance(id, hit))
  }
  return [...pages]
    .map(([id, { covered, score }]) => {
      const part = complete > 0 ? Math.min(1, covered / complete) : 1
      const factor = part ** COVERAGE_POWER * (marks.samples.has(id) ? SAMPLE_FACTOR : 1)
      return { id, score: score * factor, match: part === 1 ? 'all' : 'any' }
    })
    .sort((a, b) => b.score - a.score || byId(a, b))
}

/** A page counts a term once, in whichever of its wordings suits it best. */
async function bestOfVariants(term, index, relevance) {
  const best = new Map()
  const offer = (id, score) => {
    if (score > (best.get(id) ?? 0)) best.set(id, score)
  }
  for (const { phrase, weight } of term.variants) {
    for (const [id, hit] of await index.find(phrase)) offer(id, weight * relevance(id, hit))
    for (const id of await index.labelled(phrase)) offer(id, weight * LABEL_SCORE)
  }
  return best
}

function byId(a, b) {
  return a.id < b.id ? -1 : 1
}
