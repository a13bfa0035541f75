/** A workbook of one sheet, every cell a text, so that no number loses its digits. */
import { Zip, ZipDeflate } from '../vendor/zip.js'
import { cellName, columnLetters } from './cell-references.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const NOT_IN_NAMES = /[[\]:*?/\\]/g
const LONGEST_NAME = 31
const WIDEST = 60
const NARROWEST = 8
const MEASURED_ROWS = 200
const ROWS_A_PIECE = 100
const BEGINNING_OF_ZIP = new Date(1980, 0, 1) // the same rows give the same bytes

/**
 * A piece at a time, so that a page that writes many rows can do something else in between.
 *
 * @param {{ sheetName: string, rows: string[][] }} table the first row is the header
 * @returns {Generator<Uint8Array>} an xlsx file, one part after the other
 */
export function* xlsxPieces({ sheetName, rows }) {
  const encoder = new TextEncoder()
  const ready = []
  const archive = new Zip((error, piece) => ready.push(piece))
  const parts = {
    '[Content_Types].xml': [contentTypes()],
    '_rels/.rels': [relations([['officeDocument', 'xl/workbook.xml']])],
    'xl/workbook.xml': [workbook(sheetName)],
    'xl/_rels/workbook.xml.rels': [relations([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']])],
    'xl/styles.xml': [styles()],
    'xl/worksheets/sheet1.xml': worksheet(rows)
  }
  for (const name of Object.keys(parts)) {
    const part = new ZipDeflate(name, { level: 6 })
    part.mtime = BEGINNING_OF_ZIP
    archive.add(part)
    part.push(encoder.encode(DECLARATION))
    for (const text of parts[name]) {
      part.push(encoder.encode(text))
      yield* ready.splice(0)
    }
    part.push(new Uint8Array(), true)
  }
  archive.end()
  yield* ready
}

function contentTypes() {
  const type = (part, name) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    type('workbook.xml', 'sheet.main') +
    type('worksheets/sheet1.xml', 'worksheet') +
    type('styles.xml', 'styles') +
    '</Types>'
  )
}

function relations(targets) {
  const lines = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`
  )
  return `<Relationships xmlns="${RELATIONS}">${lines.join('')}</Relationships>`
}

function workbook(sheetName) {
  const name = sheetName.replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME) || 'Sheet1'
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
    `<sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  )
}

/** Format 0 is text, format 1 is bold text; `quotePrefix` keeps `=1` a text when it is edited. */
function styles() {
  return (
    `<styleSheet xmlns="${MAIN}">` +
    '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/>' +
    '<xf numFmtId="49" fontId="1" quotePrefix="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>'
  )
}

function* worksheet(rows) {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1)
  yield `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`
  yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  yield `</sheetView></sheetViews><cols>${columnWidths(rows, columns)}</cols><sheetData>`
  for (let at = 0; at < rows.length; at += ROWS_A_PIECE) {
    const some = rows.slice(at, at + ROWS_A_PIECE)
    yield some.map((row, index) => rowXml(row, at + index + 1)).join('')
  }
  yield '</sheetData>'
  if (rows.length > 1) yield `<autoFilter ref="A1:${cellName(columns, rows.length)}"/>`
  yield '</worksheet>'
}

function rowXml(row, number) {
  const style = number === 1 ? ' s="1"' : ''
  const cells = row.map((text, index) =>
    text === ''
      ? ''
      : `<c r="${columnLetters(index + 1)}${number}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  )
  return `<row r="${number}">${cells.join('')}</row>`
}

/** Wide enough for what stands in the first rows; a Han character counts two. */
function columnWidths(rows, columns) {
  const widths = Array(columns).fill(NARROWEST)
  for (const row of rows.slice(0, MEASURED_ROWS)) {
    row.forEach((text, index) => {
      const width = Array.from(text).reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 2)
      widths[index] = Math.min(WIDEST, Math.max(widths[index], width))
    })
  }
  return widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('')
}

function escaped(text) {
  return text.replace(NOT_IN_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character])
}
