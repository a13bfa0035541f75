/**
 * A file or pasted text as a book of sheets. Pure and synchronous, so that it runs in a worker and under
 * Node alike; what it cannot read is a `TableFault`.
 *
 * @typedef {{ kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncached', text: string,
 *   isFormula?: true, isRounded?: true }} Cell as it is shown; `uncached` is a formula without its value,
 *   `isRounded` a number of more digits than a workbook keeps
 * @typedef {{ number: number, isHidden: boolean, cells: (Cell | null)[], line?: number }} Row `number`
 *   counts from 1 as a spreadsheet does; rows without a value are left out
 * @typedef {{ firstRow: number, lastRow: number, firstColumn: number, lastColumn: number }} Merge
 * @typedef {{ name: string, isHidden: boolean, rows: Row[], merges: Merge[], hiddenColumns: number[][],
 *   printed: string[] }} Sheet `printed` are headers and footers
 * @typedef {{ kind: 'xlsx' | 'csv' | 'pasted', encoding: string | null, delimiter: string | null,
 *   sheets: Sheet[], texts: { where: string, text: string }[], hasMacros: boolean, hasForeignData: boolean }} Book
 *   `texts` stand outside of cells; foreign data are links to other files, connections, embedded objects
 */
import { decodeText } from './decode-text.js'
import { delimitedRecords, delimiterOf } from './delimited-text.js'
import { fileKind, refuseOtherArchives } from './file-kinds.js'
import { LIMITS } from './limits.js'
import { TableFault } from './table-fault.js'
import { readFormats, readSharedStrings, readWorkbook } from './workbook-parts.js'
import { wordsBeside } from './words-beside.js'
import { readWorksheet } from './worksheet.js'
import { openArchive } from './zip-archive.js'

const NOTHING_BESIDE = Object.freeze({ texts: [], hasMacros: false, hasForeignData: false })
const MACROS = /vbaProject\.bin$|^xl\/(?:macrosheets|dialogsheets)\//i
const SEPARATOR = /^sep=([,;\t])\r?\n/ // Excel writes and obeys it
const SCIENTIFIC = /^\s*\d\.\d+E\+\d{2}\s*$/ // what is left of a long number
const FOREIGN_DATA = /^xl\/(?:externalLinks|embeddings|activeX|queryTables)\/|^xl\/connections\.xml$/i

/**
 * @param {Uint8Array} bytes
 * @param {{ name?: string, limits?: object, progress?: (rows: number) => void }} [options] `name` is that of
 *   the file and only used in messages
 * @returns {Book}
 */
export function readTable(bytes, { name = '', limits = LIMITS, progress = () => {} } = {}) {
  if (bytes.length > limits.fileBytes) {
    throw new TableFault('file-too-large', { size: bytes.length, limit: limits.fileBytes })
  }
  if (fileKind(bytes, name) === 'archive') return readXlsx(bytes, { name, limits, progress })
  const { text: whole, encoding } = decodeText(bytes)
  const stated = SEPARATOR.exec(whole)
  const text = stated ? whole.slice(stated[0].length) : whole
  const delimiter = stated ? stated[1] : delimiterOf(text, { limits })
  const sheet = sheetOf(delimitedRecords(text, { delimiter, limits }), { limits, progress })
  return { ...NOTHING_BESIDE, kind: 'csv', encoding, delimiter, sheets: [sheet] }
}

/**
 * Cells copied from a spreadsheet, or one value a line. A quote that has no partner is an ordinary
 * character here: nobody pasted a CSV file on purpose.
 *
 * @param {string} text
 * @returns {Book}
 */
export function readPasted(text, { limits = LIMITS, progress = () => {} } = {}) {
  if (text.length > limits.fileBytes) {
    throw new TableFault('file-too-large', { size: text.length, limit: limits.fileBytes })
  }
  const read = (hasQuotes) => {
    const delimiter = text.includes('\t') ? '\t' : delimiterOf(text, { hasQuotes, limits })
    const records = delimitedRecords(text, { delimiter, hasQuotes, limits })
    const sheet = sheetOf(records, { limits, progress })
    return { ...NOTHING_BESIDE, kind: 'pasted', encoding: null, delimiter, sheets: [sheet] }
  }
  try {
    return read(true)
  } catch (error) {
    if (error.code !== 'unclosed-quote' && error.code !== 'stray-quote') throw error
    return read(false)
  }
}

function readXlsx(bytes, { name, limits, progress }) {
  const archive = openArchive(bytes, limits)
  refuseOtherArchives(archive, name)
  const { sheets, names, is1904, sharedStrings, styles } = readWorkbook(archive, limits)
  const shared = {
    strings: readSharedStrings(archive, sharedStrings, limits),
    formats: readFormats(archive, styles, limits),
    is1904
  }
  const reading = { limits, progress, countCell: cellCounter(limits) }
  const read = sheets.map((sheet) => readWorksheet(archive, sheet, shared, reading))
  const printed = read.flatMap((sheet) => sheet.printed.map((text) => ({ where: `${sheet.name} 页眉页脚`, text })))
  return {
    kind: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: read,
    texts: [...names, ...wordsBeside(archive, limits), ...printed],
    hasMacros: archive.names.some((name) => MACROS.test(name)),
    hasForeignData: archive.names.some((name) => FOREIGN_DATA.test(name))
  }
}

function sheetOf(records, { limits, progress }) {
  const rows = []
  const countCell = cellCounter(limits)
  for (const { number, line, texts } of records) {
    if (number > limits.rows) throw new TableFault('too-many-rows', { limit: limits.rows, cell: `A${number}` })
    const cells = texts.map(textCell)
    cells.forEach(countCell)
    if (rows.push({ number, line, isHidden: false, cells }) % 1000 === 0) progress(rows.length)
  }
  return { name: '', isHidden: false, rows, merges: [], hiddenColumns: [], printed: [] }
}

function textCell(text) {
  if (text === '') return null
  return SCIENTIFIC.test(text) ? { kind: 'text', text, isRounded: true } : { kind: 'text', text }
}

function cellCounter(limits) {
  let count = 0
  return () => {
    count += 1
    if (count > limits.cells) throw new TableFault('too-many-cells', { limit: limits.cells })
  }
}
