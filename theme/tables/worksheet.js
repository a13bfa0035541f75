/** One sheet of a workbook: rows with their cells, what is hidden, what is merged. */
import { cellName, parseReference } from './cell-references.js'
import { shownNumber } from './number-formats.js'
import { TableFault } from './table-fault.js'
import { isTrue, readXml, richText, unescaped } from './workbook-parts.js'

const HEADER_OR_FOOTER = /^(?:odd|even|first)(?:Header|Footer)$/
const PRINT_CODES = /&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[0-9]{1,3}(?![0-9])|[A-Za-z])/g
const PLAIN = Object.freeze({ kind: 'number', zeros: 0 })

/**
 * @param {object} archive of zip-archive.js
 * @param {{ name: string, isHidden: boolean, part: string }} sheet
 * @param {{ strings: string[], formats: object[], is1904: boolean }} shared what the sheets share
 * @param {{ limits: object, countCell: () => void, progress: (rows: number) => void }} reading
 * @returns {import('./read-table.js').Sheet}
 */
export function readWorksheet(archive, sheet, shared, { limits, countCell, progress }) {
  const rows = []
  const merges = []
  const hiddenColumns = []
  const printed = []
  const inline = richText(limits)
  let row = null
  let cell = null
  let mergedCells = 0
  let lastRow = 0
  let lastColumn = 0
  let collects = ''
  let raw = ''

  function openRow(attributes) {
    const number = attributes.r === undefined ? lastRow + 1 : Number(attributes.r)
    if (!(Number.isInteger(number) && number > lastRow)) throw broken(sheet, `row ${attributes.r}`)
    row = { number, isHidden: isTrue(attributes.hidden) || attributes.ht === '0', cells: [] }
    lastRow = number
    lastColumn = 0
  }

  function openCell(attributes) {
    const at = attributes.r === undefined ? { column: lastColumn + 1, row: lastRow } : parseReference(attributes.r)
    if (!row || !at || at.row !== row.number || at.column <= lastColumn) throw broken(sheet, `cell ${attributes.r}`)
    lastColumn = at.column
    cell = { column: at.column, type: attributes.t || 'n', style: Number(attributes.s || 0), value: null, isFormula: false }
    inline.begin()
  }

  function closeCell() {
    const found = valueOf(cell, shared, inline)
    if (found !== null) keep(found)
    cell = null
  }

  function keep(found) {
    if (cell.column > limits.columns) {
      throw new TableFault('too-many-columns', { limit: limits.columns, cell: cellName(cell.column, row.number) })
    }
    if (row.number > limits.rows) {
      throw new TableFault('too-many-rows', { limit: limits.rows, cell: cellName(cell.column, row.number) })
    }
    countCell()
    while (row.cells.length < cell.column - 1) row.cells.push(null)
    row.cells.push(cell.isFormula ? { ...found, isFormula: true } : found)
  }

  function closeRow() {
    if (row.cells.length > 0 && rows.push(row) % 1000 === 0) progress(rows.length)
    row = null
  }

  function openMerge({ ref }) {
    const [first, last] = (ref || '').split(':').map(parseReference)
    if (!first || !last || last.row < first.row || last.column < first.column) throw broken(sheet, `merge ${ref}`)
    mergedCells += (last.row - first.row + 1) * (last.column - first.column + 1)
    if (mergedCells > limits.mergedCells) throw new TableFault('too-many-cells', { limit: limits.mergedCells })
    merges.push({ firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column })
  }

  readXml(archive, sheet.part, {
    open(name, attributes) {
      if (name === 'row') openRow(attributes)
      else if (name === 'c') openCell(attributes)
      else if (name === 'mergeCell') openMerge(attributes)
      else if (name === 'col' && isTrue(attributes.hidden)) hiddenColumns.push([Number(attributes.min), Number(attributes.max)])
      else if (HEADER_OR_FOOTER.test(name)) collects = 'printed'
      else if (cell && name === 'f') cell.isFormula = true
      else if (cell && name === 'v') {
        collects = 'v'
        raw = ''
      } else if (cell) inline.open(name)
    },
    text(text) {
      if (collects === 'printed') printed.push(text.replace(PRINT_CODES, ' '))
      if (!cell) return
      if (collects !== 'v') return inline.text(text)
      raw += text
      if (raw.length > limits.cellLength) throw new TableFault('cell-too-long', { limit: limits.cellLength })
    },
    close(name) {
      if (name === 'v' && cell) {
        cell.value = raw
        collects = ''
      } else if (collects === 'printed') collects = ''
      else if (name === 'c') closeCell()
      else if (name === 'row') closeRow()
      else if (cell) inline.close(name)
    }
  }, limits)
  return { name: sheet.name, isHidden: sheet.isHidden, rows, merges, hiddenColumns, printed }
}

/** What a cell shows; null where it is empty. */
function valueOf(cell, { strings, formats, is1904 }, inline) {
  if (cell.type === 'inlineStr') return textCell(inline.value())
  if (!cell.value) return cell.isFormula && cell.type !== 'str' ? { kind: 'uncached', text: '' } : null
  if (cell.type === 's') {
    const text = strings[Number(cell.value)]
    if (text === undefined) throw new TableFault('broken-archive', { reason: `string ${cell.value}` })
    return textCell(text)
  }
  if (cell.type === 'str') return textCell(unescaped(cell.value))
  if (cell.type === 'b') return { kind: 'boolean', text: cell.value.trim() === '1' ? 'TRUE' : 'FALSE' }
  if (cell.type === 'e') return { kind: 'error', text: cell.value }
  if (cell.type === 'd') return { kind: 'date', text: cell.value.slice(0, 10) }
  const format = formats[cell.style] || PLAIN
  return shownNumber(cell.value, format.kind, { zeros: format.zeros, is1904 })
}

const textCell = (text) => (text === '' ? null : { kind: 'text', text })

const broken = (sheet, reason) => new TableFault('broken-archive', { reason: `${sheet.name}: ${reason}` })
