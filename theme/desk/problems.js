/** Problems with the wording of their kinds, which comes from Python as data: `generator/problems.py`. */
import { WHOLE_FILE } from './places.js'

const LONGEST = 200
const NOT_PRINTABLE = new RegExp('[\\p{C}\\p{Zl}\\p{Zp}]|(?! )\\p{Zs}', 'gu')
const SLOT = /\{(\w+)\}/g

// the value of a problem that may stand in its cell instead
const SUGGESTED = { 'unknown-grade': 'meant', 'own-grade-name': 'meant', 'occupation-name-differs': 'expected' }

/** @returns {string} `value` on one line, at most 200 characters, what cannot be seen as its code point */
export function shown(value) {
  const characters = Array.from(String(value).slice(0, 2 * LONGEST + 2)).slice(0, LONGEST + 1)
  const text = characters.join('').replace(NOT_PRINTABLE, (character) => {
    const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')
    return `<U+${code}>`
  })
  const told = Array.from(text)
  return told.length <= LONGEST ? text : `${told.slice(0, LONGEST - 3).join('')}...`
}

/**
 * @param {Object<string, { severity: string, zh: string, en: string, hint_zh: string, hint_en: string }>} kinds by code
 * @returns {(code: string, place: object, values?: object) => { code: string, severity: string, place: object,
 *   suggestion: string | null, message: { zh: string, en: string }, hint: { zh: string, en: string } }}
 */
export function problemMaker(kinds) {
  return (code, place, values = {}) => {
    const kind = kinds[code]
    const filled = (template) => template.replace(SLOT, (_, name) => shown(values[name]))
    return {
      code,
      severity: kind.severity,
      place,
      suggestion: SUGGESTED[code] ? String(values[SUGGESTED[code]]) : null,
      message: { zh: filled(kind.zh), en: filled(kind.en) },
      hint: { zh: filled(kind.hint_zh), en: filled(kind.hint_en) }
    }
  }
}

const MOST_TOLD = 1000

/**
 * The first thousand errors and as many warnings, and a line where there were more; after the last error
 * that is told nothing more is looked for.
 */
export function firstTold(problems, problem) {
  const told = []
  const left = { error: MOST_TOLD, warning: MOST_TOLD }
  for (const one of problems) {
    left[one.severity] -= 1
    if (left[one.severity] === -1) told.push(problem('more-than-told', WHOLE_FILE, { most: MOST_TOLD }))
    else if (left[one.severity] >= 0) told.push(one)
    if (left.error < 0) break
  }
  return told
}
