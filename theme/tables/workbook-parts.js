/** The parts of a workbook around its sheets: which sheets there are, shared strings, formats. */
import { formatKind } from './number-formats.js'
import { TableFault } from './table-fault.js'
import { xmlReader } from './xml-reader.js'

const OFFICE_DOCUMENT = /\/officeDocument$/
const USUAL_PART = 'xl/workbook.xml'
const WORKSHEET = /\/worksheet$/
const SHARED_STRINGS = /\/sharedStrings$/
const STYLES = /\/styles$/
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** Reads a part of `archive` as XML; the text is decoded as it is unpacked. */
export function readXml(archive, name, handler, limits) {
  const reader = xmlReader({ open() {}, close() {}, text() {}, ...handler }, limits)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (chunk) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch (error) {
      throw new TableFault('broken-xml', { reason: `${name} is not UTF-8` })
    }
  }
  archive.unpack(name, (chunk) => reader.push(decoded(chunk)))
  reader.push(decoded())
  reader.end()
}

/**
 * @returns {{ sheets: { name: string, isHidden: boolean, part: string }[], names: { where: string, text: string }[],
 *   is1904: boolean, sharedStrings: string | null, styles: string | null }} what `xl/workbook.xml` names
 */
export function readWorkbook(archive, limits) {
  const top = relations(archive, '_rels/.rels', limits).find(({ type }) => OFFICE_DOCUMENT.test(type))
  const part = top ? resolved('', top.target) : USUAL_PART
  if (!archive.has(part)) throw new TableFault('not-a-workbook')
  const related = relations(archive, relationsOf(part), limits)
  const sheets = []
  const names = []
  let is1904 = false
  let defined = null
  readXml(archive, part, {
    open(name, attributes) {
      if (name === 'definedName') defined = attributes.name || ''
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      if (sheets.length === limits.sheets) throw new TableFault('too-many-sheets', { limit: limits.sheets })
      const id = attributes[Object.keys(attributes).find((key) => key.endsWith(':id'))]
      const relation = related.find((one) => one.id === id)
      if (!relation || !WORKSHEET.test(relation.type)) return // a chart on a sheet of its own
      const state = attributes.state || 'visible'
      sheets.push({ name: attributes.name || '', isHidden: state !== 'visible', part: resolved(part, relation.target) })
    },
    text(text) {
      if (defined !== null) names.push({ where: '定义的名称', text: `${defined} ${text}` })
    },
    close() {
      defined = null
    }
  }, limits)
  const partOf = (type) => {
    const relation = related.find((one) => type.test(one.type))
    return relation ? resolved(part, relation.target) : null
  }
  return { sheets, names, is1904, sharedStrings: partOf(SHARED_STRINGS), styles: partOf(STYLES) }
}

function relations(archive, part, limits) {
  const found = []
  if (!archive.has(part)) return found
  readXml(archive, part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return
      found.push({ id: attributes.Id, type: attributes.Type || '', target: attributes.Target || '' })
    }
  }, limits)
  return found
}

const relationsOf = (part) => part.replace(/([^/]*)$/, '_rels/$1.rels')

/** `target` seen from the part `from`, as a name in the archive. */
function resolved(from, target) {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '' && step !== '.') parts.push(step)
  }
  return parts.join('/')
}

/** @returns {string[]} the shared strings, without the sounds that stand above Han characters */
export function readSharedStrings(archive, part, limits) {
  const strings = []
  if (part === null || !archive.has(part)) return strings
  const text = richText(limits)
  readXml(archive, part, {
    open(name) {
      if (name === 'si') text.begin()
      text.open(name)
    },
    close(name) {
      text.close(name)
      if (name !== 'si') return
      if (strings.length === limits.sharedStrings) throw new TableFault('too-many-cells', { limit: limits.sharedStrings })
      strings.push(text.value())
    },
    text: text.text
  }, limits)
  return strings
}

/** The text of `si` or `is`: its `t` and those of its runs `r`, never of `rPh`. */
export function richText(limits) {
  let pieces = ''
  let isText = false
  let isSound = false
  return {
    begin() {
      pieces = ''
      isSound = false
    },
    open(name) {
      if (name === 'rPh') isSound = true
      if (name === 't') isText = true
    },
    close(name) {
      if (name === 'rPh') isSound = false
      if (name === 't') isText = false
    },
    text(found) {
      if (!isText || isSound) return
      pieces += found
      if (pieces.length > limits.cellLength) throw new TableFault('cell-too-long', { limit: limits.cellLength })
    },
    value: () => unescaped(pieces)
  }
}

/** `_x000D_` is how a workbook writes what XML cannot hold (ISO/IEC 29500 22.9.2.19). */
export function unescaped(text) {
  if (text.indexOf('_x') === -1) return text
  return text.replace(ESCAPED, (_, code) => String.fromCharCode(parseInt(code, 16)))
}

/** @returns {{ kind: string, zeros: number }[]} how numbers are shown, by the style of a cell */
export function readFormats(archive, part, limits) {
  const codes = new Map()
  const formats = []
  if (part === null || !archive.has(part)) return formats
  let isOfCells = false
  readXml(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode || '')
      if (name === 'cellXfs') isOfCells = true
      if (name !== 'xf' || !isOfCells) return
      const id = Number(attributes.numFmtId || 0)
      const code = codes.get(id)
      const kind = formatKind(id, code)
      formats.push({ kind, zeros: kind === 'zeros' ? code.length : 0 })
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false
    }
  }, limits)
  return formats
}

export const isTrue = (value) => value === '1' || value === 'true' || value === 'on'
