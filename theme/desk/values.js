/** One written value, or the one problem that keeps it from being read: `generator/load/values.py`. */

const HIDDEN = '\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Cc}\\p{Zl}\\p{Zp}'
const WHOLE_NUMBER = /^(?:0|[1-9][0-9]{0,8})$/
const LINE_BREAK = '\n'

/**
 * @param {{ invisible: string, twin: string }} patterns
 * @param {ReturnType<import('./problems.js').problemMaker>} problem
 * @returns {(spec: object, text: string, place: object) => object | null} the problem of a value that is not empty
 */
export function valueChecker(patterns, problem) {
  const hidden = new RegExp(`[${HIDDEN}]|${patterns.invisible}`, 'gu')
  const twin = new RegExp(patterns.twin, 'u')

  function faultOfText(spec, text, place) {
    const codes = hiddenCodes(text)
    if (codes.length > 0) return problem('hidden-character', place, { field: spec.name, codes: codes.join(' '), found: text })
    const found = twin.exec(text)
    const meant = found ? found[0].normalize('NFKC') : ''
    if (found && meant !== found[0]) {
      return problem('look-alike-character', place, { field: spec.name, found: found[0], code: codePoint(found[0]), meant })
    }
    return text === text.trim() ? null : problem('outer-space', place, { field: spec.name, found: `[${text}]` })
  }

  function hiddenCodes(text) {
    const found = new Set((text.match(hidden) || []).filter((character) => character !== LINE_BREAK))
    return Array.from(found).sort((one, other) => one.codePointAt(0) - other.codePointAt(0)).map(codePoint)
  }

  function faultOfNumber(spec, text, place) {
    if (!WHOLE_NUMBER.test(text)) return problem('not-a-whole-number', place, { field: spec.name, found: text })
    const { range } = spec
    if (range === null || (range.least <= Number(text) && Number(text) <= range.most)) return null
    return problem('out-of-range', place, { field: spec.name, least: range.least, most: range.most, found: text })
  }

  function faultOfForm(spec, text, place) {
    const length = Array.from(text).length
    if (spec.pattern && !(length <= spec.pattern.max_length && new RegExp(`^(?:${spec.pattern.regex})$`, 'u').test(text))) {
      return problem('wrong-form', place, { field: spec.name, found: text, example: spec.pattern.example })
    }
    if (spec.length === null || length <= spec.length) return null
    return problem('too-long', place, { field: spec.name, length, most: spec.length })
  }

  return (spec, text, place) =>
    faultOfText(spec, text, place) || (spec.kind === 'int' ? faultOfNumber : faultOfForm)(spec, text, place)
}

function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
