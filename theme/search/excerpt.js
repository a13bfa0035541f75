/** The part of a text in which the query was found, cut for marking. Pure. */

import { located, squeezed } from './words.js'

const BEFORE = 24
const LENGTH = 120

/**
 * @param {string} text as it was written
 * @param {string[]} phrases what to mark
 * @returns {{text: string, isHit: boolean}[]}
 */
export function excerpt(text, phrases) {
  const words = located(text)
  const hits = merged(phrases.flatMap((phrase) => occurrences(words, squeezed(phrase))))
  const best = hits.reduce((longest, hit) => (hit.end - hit.start > longest.end - longest.start ? hit : longest), hits[0])
  const from = startOf(text, best ? best.start : 0)
  const until = Math.min(text.length, from + LENGTH)
  const parts = from > 0 ? [{ text: '…', isHit: false }] : []
  let at = from
  for (const { start, end } of hits) {
    if (start < at || end > until) continue
    if (start > at) parts.push({ text: text.slice(at, start), isHit: false })
    parts.push({ text: text.slice(start, end), isHit: true })
    at = end
  }
  if (at < until) parts.push({ text: text.slice(at, until), isHit: false })
  if (until < text.length) parts.push({ text: '…', isHit: false })
  return parts
}

function occurrences(words, phrase) {
  const wanted = [...phrase]
  if (wanted.length === 0) return []
  const found = []
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    if (wanted.every((word, offset) => words[at + offset].word === word)) {
      found.push({ start: words[at].start, end: words[at + wanted.length - 1].end })
    }
  }
  return found
}

function merged(ranges) {
  const result = []
  for (const { start, end } of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result[result.length - 1]
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/** A little before the longest hit, at the beginning of a sentence where one is near. */
function startOf(text, hit) {
  const earliest = Math.max(0, hit - BEFORE)
  if (earliest === 0) return 0
  const sentence = text.slice(earliest, hit).search(/[。；！？\n]/)
  return sentence < 0 ? earliest : earliest + sentence + 1
}
