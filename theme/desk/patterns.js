/**
 * Regular expressions that are written once, in Python, and handed to the page as data. Safari 14 has no
 * look-behind, so one at the beginning of a pattern is asked by hand; `\d` and `\w` mean what they mean there.
 */

const BEHIND = /^\(\?<([=!])(\[(?:\\.|[^\]\\])*\]|\\.)\)/
const CLASSES = { d: '\\p{Nd}', D: '\\P{Nd}', w: '\\p{L}\\p{N}_' }

/**
 * @param {string} source of Python's `re`, at most one look-behind, at its beginning
 * @returns {{ matches: (text: string) => RegExpExecArray[], has: (text: string) => boolean, without: (text: string) => string }}
 */
export function pattern(source) {
  const behind = BEHIND.exec(source)
  const rest = behind ? source.slice(behind[0].length) : source
  const regex = new RegExp(inJavaScript(rest), 'gu')
  const before = behind ? new RegExp(`${inJavaScript(behind[2])}$`, 'u') : null
  const wanted = behind !== null && behind[1] === '='

  function next(text, from) {
    regex.lastIndex = from
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
      if (before === null || before.test(text.slice(0, match.index).slice(-2)) === wanted) return match
      regex.lastIndex = match.index + 1
    }
    return null
  }

  function matches(text) {
    const found = []
    for (let match = next(text, 0); match; match = next(text, match.index + match[0].length)) found.push(match)
    return found
  }

  function without(text) {
    let kept = ''
    let from = 0
    for (const match of matches(text)) {
      kept += text.slice(from, match.index)
      from = match.index + match[0].length
    }
    return kept + text.slice(from)
  }

  return { matches, without, has: (text) => next(text, 0) !== null }
}

function inJavaScript(source) {
  let isInClass = false
  return source.replace(/\\.|[[\]]/g, (piece) => {
    if (piece === '[') isInClass = true
    if (piece === ']') isInClass = false
    const meaning = piece[0] === '\\' ? CLASSES[piece[1]] : undefined
    if (meaning === undefined) return piece
    return isInClass || piece[1] !== 'w' ? meaning : `[${meaning}]`
  })
}
