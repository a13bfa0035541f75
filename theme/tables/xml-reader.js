/**
 * A strict reader for the XML of workbooks, fed in chunks: tags, attributes, text, nothing else. Document
 * types are refused, so there are no entities but the five and characters by number. Names of elements lose
 * their prefix, those of attributes keep it.
 */
import { TableFault } from './table-fault.js'

const TAG = /<([^\s/>&<"'=!?]+)((?:\s+[^\s=/>"'<]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const CLOSING = /<\/([^\s/>&<"'=]+)\s*>/y
const ATTRIBUTE = /([^\s=/>"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6});|#([0-9]{1,7});|(lt|gt|amp|quot|apos);)?/g
const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const CHARACTER_DATA = '<![CDATA['
const LAST_CODE_POINT = 0x10ffff
const NONE = Object.freeze({})

/**
 * @param {{ open: (name: string, attributes: Object<string, string>) => void, close: (name: string) => void, text: (text: string) => void }} handler
 * @param {object} limits as in limits.js
 * @returns {{ push: (text: string) => void, end: () => void }}
 */
export function xmlReader(handler, limits) {
  const names = []
  let rest = ''
  let hasRoot = false

  function push(text) {
    const source = rest + text
    let at = 0
    for (;;) {
      const next = source.indexOf('<', at)
      if (next === -1) break
      if (next > at) tell(source.slice(at, next))
      const end = markup(source, next)
      if (end === -1) {
        at = next
        break
      }
      at = end
    }
    rest = source.slice(at)
    const limit = rest[0] === '<' ? limits.xmlTagLength : limits.xmlTextLength
    if (rest.length > limit) throw broken('a tag or a text without end')
  }

  /** The position after the markup at `at`; -1 where its end has not come yet. */
  function markup(source, at) {
    const second = source[at + 1]
    if (second === undefined) return -1
    if (second === '/') return closingTag(source, at)
    if (second === '?') return skipped(source, at, '?>')
    if (second === '!') return declaration(source, at)
    return openingTag(source, at)
  }

  function openingTag(source, at) {
    TAG.lastIndex = at
    const match = TAG.exec(source)
    if (match === null) return unfinished(source, at)
    if (names.length === 0 && hasRoot) throw broken('two roots')
    if (names.length >= limits.xmlDepth) throw broken(`deeper than ${limits.xmlDepth}`)
    hasRoot = true
    const name = withoutPrefix(match[1])
    handler.open(name, match[2] === '' ? NONE : attributesIn(match[2]))
    if (match[3] === '/') handler.close(name)
    else names.push(match[1])
    return TAG.lastIndex
  }

  function closingTag(source, at) {
    CLOSING.lastIndex = at
    const match = CLOSING.exec(source)
    if (match === null) return unfinished(source, at)
    if (names.pop() !== match[1]) throw broken(`</${match[1]}>`)
    handler.close(withoutPrefix(match[1]))
    return CLOSING.lastIndex
  }

  function declaration(source, at) {
    const start = source.slice(at, at + CHARACTER_DATA.length)
    if (start.startsWith('--', 2)) return skipped(source, at + 2, '-->')
    if (start === CHARACTER_DATA) return characterData(source, at + CHARACTER_DATA.length)
    if (CHARACTER_DATA.startsWith(start) || start === '<!-') return -1
    throw new TableFault('forbidden-xml', { found: start })
  }

  function characterData(source, at) {
    const end = source.indexOf(']]>', at)
    if (end === -1) return -1
    if (names.length > 0) handler.text(source.slice(at, end))
    return end + 3
  }

  function tell(raw) {
    if (names.length > 0) handler.text(decoded(raw))
    else if (/[^\s\ufeff]/.test(raw)) throw broken('text outside the root')
  }

  function end() {
    if (names.length > 0 || !hasRoot || rest.trim() !== '') throw broken('it ends too early')
  }

  return { push, end }
}

function skipped(source, at, mark) {
  const end = source.indexOf(mark, at + 2)
  return end === -1 ? -1 : end + mark.length
}

/** -1 where more may come; a tag that holds its `>` outside quotes is wrong. */
function unfinished(source, at) {
  const shown = source.slice(at + 1).replace(/"[^"]*"|'[^']*'/g, '')
  if (/[<>]/.test(shown.replace(/["'][^]*$/, ''))) throw broken(source.slice(at, at + 40))
  return -1
}

function attributesIn(text) {
  const attributes = Object.create(null)
  ATTRIBUTE.lastIndex = 0
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    if (match[1] in attributes) throw broken(`${match[1]} twice`)
    attributes[match[1]] = decoded(match[2] === undefined ? match[3] : match[2])
  }
  return attributes
}

const withoutPrefix = (name) => name.slice(name.indexOf(':') + 1)

function decoded(text) {
  if (text.indexOf('&') === -1) return text
  return text.replace(REFERENCE, (whole, hex, decimal, name) => {
    if (name) return NAMED[name]
    const code = hex ? parseInt(hex, 16) : parseInt(decimal, 10)
    if (!(code > 0 && code <= LAST_CODE_POINT)) throw broken(`${whole} is no character`)
    return String.fromCodePoint(code)
  })
}

function broken(reason) {
  return new TableFault('broken-xml', { reason })
}
