/**
 * What a query asks for: the phrase as typed, and the terms it can be cut into. Pure.
 */

import { literal, squeezed } from './words.js'

// Words that say nothing about which page is meant.
const STOP_WORDS = [
  '有没有', '是不是', '能不能', '可不可以', '为什么', '请问', '怎么样', '怎么办', '怎样', '怎么', '如何', '什么',
  '什么时候', '能否', '可否', '有无', '由谁', '多少', '哪些', '哪里', '哪个', '是否', '需要', '可以', '我要', '我想', '关于', '以及', '的', '了', '吗', '呢',
]
const HAN_DIGITS = '零一二三四五六七八九'
const SYNONYM_WEIGHT = 0.9
const ALTERNATIVE_WEIGHT = 0.6
const UNKNOWN_WEIGHT = 0.5
// 10号, 500万: whoever types a number means that number.
const LONG_FIGURE = /^[0-9]{2,}$/
// A short synonym of an official term (一级 for 高级技师) means too many other things.
const SHORTEST_ALTERNATIVE = 3

/**
 * @typedef {{words: Map<string, {word: string, weight: number}[]>, longest: number}} Vocabulary
 * @typedef {{phrase: string, weight: number}} Variant
 * @typedef {{weight: number, variants: Variant[]}} Term
 * @typedef {object} Query
 * @property {string} phrase all of it, as words
 * @property {string} literal all of it with its punctuation; empty where it has none
 * @property {boolean} isKnown whether it is made of words of the field and nothing else
 * @property {string[]} similar the phrase with its numerals written otherwise
 * @property {Term[]} terms
 */

/**
 * @param {string[][]} groups each an official term, then what people write instead
 * @returns {Vocabulary} from every word to what it may also be called
 */
export function vocabulary(groups) {
  const words = new Map()
  const add = (from, to, weight) => {
    if (!words.has(from)) words.set(from, [])
    if (from !== to) words.get(from).push({ word: to, weight })
  }
  for (const [term, ...others] of groups.map((group) => group.map(squeezed))) {
    add(term, term, 1)
    for (const other of others) {
      add(other, term, SYNONYM_WEIGHT)
      if (other.length >= SHORTEST_ALTERNATIVE) add(term, other, ALTERNATIVE_WEIGHT)
    }
  }
  return { words, longest: Math.max(1, ...[...words.keys()].map((word) => word.length)) }
}

/**
 * @param {string} text as typed
 * @param {Vocabulary} known
 * @returns {Query}
 */
export function parseQuery(text, known) {
  const phrase = squeezed(text)
  const parts = text.split(/[\s\p{P}\p{S}]+/u).map(squeezed).filter((part) => part)
  const pieces = parts.flatMap((part) => cut(part, known))
  const terms = new Map()
  for (const piece of pieces) {
    for (const term of piece.isKnown ? [piece.word] : unknownTerms(piece.word)) {
      terms.set(term, termFor(term, known))
    }
  }
  return {
    phrase,
    literal: /[\p{P}\p{S}]/u.test(text) ? literal(text) : '',
    isKnown: pieces.length > 0 && pieces.every((piece) => piece.isKnown),
    similar: withOtherNumerals(phrase),
    terms: [...terms.values()],
  }
}

/** Longest known word first; what lies between, with the stop words taken out, is unknown. */
function cut(text, known) {
  const pieces = []
  let unknown = ''
  const flush = () => {
    if (unknown) pieces.push({ word: unknown, isKnown: false })
    unknown = ''
  }
  for (let at = 0; at < text.length; ) {
    const word = longestAt(text, at, known)
    if (word) {
      flush()
      pieces.push({ word, isKnown: true })
      at += word.length
      continue
    }
    const stop = STOP_WORDS.find((candidate) => text.startsWith(candidate, at))
    if (stop) flush()
    else unknown += text[at]
    at += stop ? stop.length : 1
  }
  flush()
  return pieces
}

function longestAt(text, at, known) {
  for (let length = Math.min(known.longest, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length)
    if (known.words.has(word)) return word
  }
  return null
}

/** Runs of figures and Latin letters stay whole; of the rest, every two neighbours. */
function unknownTerms(text) {
  return text.match(/[0-9a-z]+|[^0-9a-z]+/g).flatMap((run) => {
    if (/^[0-9a-z]/.test(run) || run.length <= 2) return [run]
    const characters = [...run]
    return characters.slice(1).map((character, index) => characters[index] + character)
  })
}

function termFor(word, known) {
  const alternatives = known.words.get(word)
  const variants = [{ phrase: word, weight: 1 }]
  for (const numeral of withOtherNumerals(word)) variants.push({ phrase: numeral, weight: 1 })
  for (const { word: other, weight } of alternatives ?? []) variants.push({ phrase: other, weight })
  const isSingle = [...word].length === 1
  const isMeant = alternatives || LONG_FIGURE.test(word)
  return { weight: isMeant ? 1 : isSingle ? UNKNOWN_WEIGHT / 2 : UNKNOWN_WEIGHT, variants }
}

/** 5个工作日 is also written 五个工作日. Numbers of more than one digit are left alone. */
function withOtherNumerals(text) {
  const inHan = text.replace(/[0-9a-z]+/g, (run) => (/^[1-9]$/.test(run) ? HAN_DIGITS[Number(run)] : run))
  const inFigures = text.replace(/[零一二三四五六七八九十百]+/g, (run) =>
    run.length === 1 && HAN_DIGITS.indexOf(run) > 0 ? String(HAN_DIGITS.indexOf(run)) : run)
  return [inHan, inFigures].filter((variant) => variant !== text)
}
