/** CSV, TSV and pasted cells (RFC 4180): quotes, line breaks in cells, comma, semicolon or tab. */
import { TableFault } from './table-fault.js'

const DELIMITERS = ['\t', ',', ';']
const SAMPLE_ROWS = 50
const LINE_END = /\r\n|\n|\r/g

/**
 * The records of `text`, empty lines left out but counted.
 *
 * @param {string} text
 * @param {{ delimiter: string, hasQuotes?: boolean, limits: object }} options
 * @returns {Generator<{ number: number, line: number, texts: string[] }>} `number` counts records as a
 *   spreadsheet counts rows, `line` is where the record begins
 */
export function* delimitedRecords(text, { delimiter, hasQuotes = true, limits }) {
  const scan = { text, at: 0, line: 1, delimiter, hasQuotes, limits }
  for (let number = 1; scan.at < text.length; number += 1) {
    const line = scan.line
    const texts = record(scan)
    if (texts.length > 1 || texts[0] !== '') yield { number, line, texts }
  }
}

function record(scan) {
  const texts = []
  for (;;) {
    texts.push(scan.hasQuotes && scan.text[scan.at] === '"' ? quoted(scan) : bare(scan))
    if (texts.length > scan.limits.columns) {
      throw new TableFault('too-many-columns', { limit: scan.limits.columns, cell: `${scan.line}` })
    }
    if (scan.text[scan.at] !== scan.delimiter) break
    scan.at += 1
  }
  endLine(scan)
  return texts
}

function bare(scan) {
  const start = scan.at
  let end = start
  for (; end < scan.text.length; end += 1) {
    const character = scan.text[end]
    if (character === scan.delimiter || character === '\n' || character === '\r') break
  }
  scan.at = end
  return shortEnough(scan.text.slice(start, end), scan)
}

function quoted(scan) {
  const firstLine = scan.line
  let cell = ''
  let start = scan.at + 1
  for (;;) {
    const end = scan.text.indexOf('"', start)
    if (end === -1) throw new TableFault('unclosed-quote', { line: firstLine })
    cell += scan.text.slice(start, end)
    if (scan.text[end + 1] !== '"') {
      scan.at = end + 1
      break
    }
    cell += '"'
    start = end + 2
  }
  const next = scan.text[scan.at]
  if (next !== undefined && next !== scan.delimiter && next !== '\n' && next !== '\r') {
    throw new TableFault('stray-quote', { line: scan.line })
  }
  scan.line += (cell.match(LINE_END) || []).length
  return shortEnough(cell.replace(/\r\n?/g, '\n'), scan)
}

function shortEnough(cell, { limits }) {
  if (cell.length > limits.cellLength) throw new TableFault('cell-too-long', { limit: limits.cellLength })
  return cell
}

function endLine(scan) {
  if (scan.text[scan.at] === '\r') scan.at += 1
  if (scan.text[scan.at] === '\n') scan.at += 1
  scan.line += 1
}

/**
 * What parts the cells: the one that gives most rows the same number of columns.
 *
 * @param {{ hasQuotes?: boolean, limits: object }} options as for `delimitedRecords`
 * @returns {string} a comma where nothing parts them
 */
export function delimiterOf(text, options) {
  const scores = DELIMITERS.map((delimiter) => score(text, { ...options, delimiter }))
  const best = Math.max(...scores)
  return best === 0 ? ',' : DELIMITERS[scores.indexOf(best)]
}

function score(text, options) {
  const counts = new Map()
  try {
    for (const { number, texts } of delimitedRecords(text, options)) {
      counts.set(texts.length, (counts.get(texts.length) || 0) + 1)
      if (number >= SAMPLE_ROWS) break
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
  }
  let best = 0
  counts.forEach((count, columns) => {
    if (columns > 1) best = Math.max(best, count * columns)
  })
  return best
}
