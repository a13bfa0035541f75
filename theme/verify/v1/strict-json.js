/** JSON that means one thing only: UTF-8 without faults, no member written twice. */

const MARK = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/**
 * @param {string} text
 * @returns {unknown} the value
 * @throws {SyntaxError} where the text is no JSON or an object has a member twice
 */
export function parseStrictJson(text) {
  const value = JSON.parse(text)
  refuseDuplicates(text)
  return value
}

/**
 * @param {Uint8Array} bytes
 * @returns {unknown} the value
 * @throws {SyntaxError | TypeError} as `parseStrictJson`, and where the bytes are not UTF-8
 */
export function parseStrictJsonBytes(bytes) {
  // A byte order mark is kept, so that JSON.parse refuses it.
  return parseStrictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
}

/** JSON.parse has accepted `text`, so a string in an object that a colon follows is a member's name. */
function refuseDuplicates(text) {
  const open = [] // the names met in each open object; null for an array
  let string = null
  for (const [mark] of text.matchAll(MARK)) {
    if (mark === '{') open.push(new Set())
    else if (mark === '[') open.push(null)
    else if (mark === '}' || mark === ']') open.pop()
    else if (mark === ':') rememberName(open[open.length - 1], JSON.parse(string))
    else if (mark !== ',') string = mark
  }
}

function rememberName(names, name) {
  if (names.has(name)) throw new SyntaxError(`member written twice: ${name}`)
  names.add(name)
}
