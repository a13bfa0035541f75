/** Workbooks are read as people see them, and what lies about its size or form is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS } from '../../theme/tables/limits.js'
import { readTable } from '../../theme/tables/read-table.js'
import { xlsxPieces } from '../../theme/tables/write-xlsx.js'
import { workbook, workbookParts, zipped } from './workbooks.js'

const xlsxBytes = (table) => new Uint8Array(Buffer.concat(Array.from(xlsxPieces(table))))
const cellsOf = (book, sheet = 0) => readTable(workbook(book)).sheets[sheet].rows.map((row) => row.cells)
const textsOf = (book) => cellsOf(book).map((cells) => cells.map((cell) => (cell ? cell.text : '')))
const faultOf = (bytes, options) => {
  try {
    readTable(bytes, options)
  } catch (error) {
    if (error.name === 'TableFault') return error.code
    throw error
  }
  return null
}

test('shared strings come without the sounds above them, with runs joined', () => {
  const strings =
    '<si><t>姓名</t></si><si><r><t>林</t></r><r><t xml:space="preserve"> 砺</t></r><rPh sb="0" eb="1"><t>リン</t></rPh></si>'
  const data = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'
  const [sheet] = readTable(workbook({ strings, sheets: [{ data }] })).sheets
  assert.deepEqual(sheet.rows, [
    { number: 2, isHidden: false, cells: [{ kind: 'text', text: '姓名' }, null, { kind: 'text', text: '林 砺' }] }
  ])
})

test('entities, escapes and CDATA are characters', () => {
  const data = '<row><c t="inlineStr"><is><t>a&lt;b&#x4e00;&#20840;_x000D_<![CDATA[<c>]]></t></is></c></row>'
  assert.deepEqual(textsOf({ sheets: [{ data }] }), [['a<b一全\r<c>']])
})

test('cells and rows without references follow one another', () => {
  const data = '<row><c><v>1</v></c><c t="str"><v>x</v></c></row><row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
  assert.deepEqual(cellsOf({ sheets: [{ data }] }), [
    [{ kind: 'number', text: '1' }, { kind: 'text', text: 'x' }],
    [{ kind: 'boolean', text: 'TRUE' }, { kind: 'error', text: '#N/A' }]
  ])
})

test('numbers are shown as their format says, days as ISO dates', () => {
  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="00000"/><numFmt numFmtId="178" formatCode="[Red]#,##0.00&quot;元/day&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="31"/></cellXfs>'
  const number = (style, value) => `<c s="${style}"><v>${value}</v></c>`
  const data = `<row>${number(0, '46099')}${number(1, '46099')}${number(2, '46099.5')}${number(3, '42')}${number(4, '46099')}${number(5, '1')}${number(0, '0.1')}${number(0, '1E3')}</row>`
  const [cells] = cellsOf({ styles, sheets: [{ data }] })
  assert.deepEqual(
    cells.map(({ kind, text }) => `${kind} ${text}`),
    ['number 46099', 'date 2026-03-18', 'date 2026-03-18 12:00:00', 'number 00042', 'number 46099', 'date 1900-01-01', 'number 0.1', 'number 1000']
  )
})

test('days count from 1904 where the workbook says so', () => {
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
  const book = { styles, workbookPr: '<workbookPr date1904="1"/>', sheets: [{ data: '<row><c s="0"><v>0</v></c></row>' }] }
  assert.deepEqual(textsOf(book), [['1904-01-01']])
})

test('a number of more than fifteen digits is known to be rounded', () => {
  const data = '<row><c><v>510000199001011230</v></c><c><v>5.1000019900101123E+17</v></c></row>'
  const [cells] = cellsOf({ sheets: [{ data }] })
  assert.deepEqual(cells.map((cell) => cell.isRounded), [true, true])
  assert.equal(cells[1].text.length, 18)
})

test('a formula gives its kept value; one without a value says so', () => {
  const data = '<row><c t="str"><f>A2</f><v>林</v></c><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c></row>'
  assert.deepEqual(cellsOf({ sheets: [{ data }] })[0], [
    { kind: 'text', text: '林', isFormula: true },
    { kind: 'number', text: '2', isFormula: true },
    { kind: 'uncached', text: '', isFormula: true }
  ])
})

test('hidden sheets, rows and columns and merged cells are told', () => {
  const book = {
    sheets: [
      {
        name: '名单 &amp; 附件',
        state: 'veryHidden',
        before: '<cols><col min="2" max="3" hidden="1"/></cols>',
        data: '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>',
        after: '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>'
      }
    ]
  }
  const [sheet] = readTable(workbook(book)).sheets
  assert.equal(sheet.name, '名单 & 附件')
  assert.equal(sheet.isHidden, true)
  assert.equal(sheet.rows[0].isHidden, true)
  assert.deepEqual(sheet.hiddenColumns, [[2, 3]])
  assert.deepEqual(sheet.merges, [{ firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 3 }])
})

test('parts with prefixes, other names and backslashes are found', () => {
  const parts = workbookParts({ sheets: [{ data: '<row><c><v>7</v></c></row>' }] })
  const prefixed = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [
      name.replace(/\//g, '\\'),
      name.startsWith('xl/worksheets') ? xml.replace(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=') : xml
    ])
  )
  assert.equal(readTable(zipped(prefixed)).sheets[0].rows[0].cells[0].text, '7')
})

test('what we write is what we read, formulas stay texts', () => {
  const rows = [['序号', '姓名'], ['1', '=1+1'], ['2', 'a"<&>\n𠮷'], ['', '003']]
  const [sheet] = readTable(xlsxBytes({ sheetName: '核验/结果', rows })).sheets
  assert.equal(sheet.name, '核验 结果')
  assert.deepEqual(sheet.rows.map((row) => row.cells.map((cell) => (cell ? cell.text : ''))), rows)
  assert.deepEqual(xlsxBytes({ sheetName: 'x', rows }), xlsxBytes({ sheetName: 'x', rows }))
})

const sheetOf = (xml) => zipped({ ...workbookParts({}), 'xl/worksheets/sheet1.xml': xml })
const row = (cells) => `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const refusals = {
  'an empty file': ['empty-file', () => new Uint8Array()],
  'a file above the limit': ['file-too-large', () => new Uint8Array(LIMITS.fileBytes + 1)],
  'an old workbook': ['old-workbook', () => Uint8Array.from([...OLE, ...Array(600).fill(0)])],
  'an encrypted workbook': ['encrypted', () => Uint8Array.from([...OLE, ...Buffer.from('EncryptedPackage', 'utf16le')])],
  'a PDF': ['not-a-table', () => Buffer.from('%PDF-1.7')],
  'a Word document': ['word-document', () => zipped({ '_rels/.rels': '<r/>', 'word/document.xml': '<d/>' })],
  'an OpenDocument sheet': ['open-document', () => zipped({ 'content.xml': '<d/>' })],
  'an archive of anything': ['not-a-table', () => zipped({ 'a.txt': 'a' })],
  'half an archive': ['broken-archive', () => workbook({}).slice(0, 300)],
  'a document type': ['forbidden-xml', () => sheetOf('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')],
  'an unknown entity': ['broken-xml', () => sheetOf(row('<c t="inlineStr"><is><t>&nbsp;</t></is></c>'))],
  'a crossed tag': ['broken-xml', () => sheetOf('<worksheet><a></worksheet></a>')],
  'an attribute without quotes': ['broken-xml', () => sheetOf('<worksheet a=1></worksheet>')],
  'an attribute twice': ['broken-xml', () => sheetOf('<worksheet a="1" a="2"></worksheet>')],
  'XML that ends early': ['broken-xml', () => sheetOf('<worksheet><sheetData>')],
  'a tag without end': ['broken-xml', () => sheetOf(`<worksheet a="${'x'.repeat(200000)}`)],
  'deep XML': ['broken-xml', () => sheetOf('<a>'.repeat(300000))],
  'a sheet that is not UTF-8': ['broken-xml', () => sheetOf(Uint8Array.from([0x3c, 0x61, 0x3e, 0xff]))],
  'a cell in the last column': ['too-many-columns', () => sheetOf(row('<c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c>'))],
  'a cell in the last row': [
    'too-many-rows',
    () => sheetOf('<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>')
  ],
  'rows in disorder': ['broken-archive', () => sheetOf('<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>')],
  'a shared string that is not there': ['broken-archive', () => sheetOf(row('<c t="s"><v>7</v></c>'))],
  'a cell of a million characters': ['cell-too-long', () => sheetOf(row(`<c t="inlineStr"><is><t>${'字'.repeat(40000)}</t></is></c>`))],
  'a bomb': ['unpacks-to-too-much', () => zipped({ ...workbookParts({}), 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000).fill(32) })]
}

for (const [name, [code, bytes]] of Object.entries(refusals)) {
  test(`${name} is refused: ${code}`, () => assert.equal(faultOf(bytes()), code))
}

test('a part that unpacks to more than it says is refused before it is whole', () => {
  const bytes = zipped({ ...workbookParts({}), 'xl/worksheets/sheet1.xml': 'x'.repeat(100_000) })
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 100_000) view.setUint32(at + 24, 10, true)
  }
  assert.equal(faultOf(bytes), 'broken-archive')
})

test('a damaged byte is noticed', () => {
  const parts = workbookParts({ sheets: [{ data: '<row><c t="str"><v>林砺行</v></c></row>' }] })
  const bytes = zipped(parts)
  const text = Buffer.from(bytes).toString('latin1')
  const at = text.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length + 30
  bytes[at] ^= 1
  assert.notEqual(faultOf(bytes), null)
})

test('empty cells far away are no columns', () => {
  assert.equal(faultOf(sheetOf(row('<c r="A1"><v>1</v></c><c r="XFD1" s="1"/>'))), null)
})

test('a long workbook is written in many small pieces', () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => [String(index), '林砺行', '示例精工机械有限公司'])
  const pieces = Array.from(xlsxPieces({ sheetName: 'x', rows }), ({ length }) => length)
  assert.ok(pieces.length > 10)
  assert.ok(Math.max(...pieces) < 50_000)
})

test('fifty thousand rows are read', { timeout: 20000 }, () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => [String(index + 1), '林砺行', '示例精工', '6-18-01-01', '车工', '', '特级技师', ''])
  const seen = []
  const [sheet] = readTable(xlsxBytes({ sheetName: 'x', rows }), { progress: (count) => seen.push(count) }).sheets
  assert.equal(sheet.rows.length, 50_000)
  assert.equal(seen.length, 50)
})

test('what is said outside of cells is told: properties, comments, headers, names', () => {
  const more = {
    'docProps/core.xml': '<p><creator>王五</creator><created>2026-03-18</created></p>',
    'xl/comments1.xml': '<comments><commentList><comment><text><t>身份证在附件</t></text></comment></commentList></comments>'
  }
  const parts = workbookParts({ sheets: [{ name: '名单', data: '', after: '<headerFooter><oddHeader>&amp;C内部</oddHeader></headerFooter>' }], more })
  parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace('</sheets>', '</sheets><definedNames><definedName name="x">1</definedName></definedNames>')
  assert.deepEqual(readTable(zipped(parts)).texts, [
    { where: '定义的名称', text: 'x 1' },
    { where: 'docProps/core.xml creator', text: '王五' },
    { where: 'xl/comments1.xml t', text: '身份证在附件' },
    { where: '名单 页眉页脚', text: ' 内部' }
  ])
})

test('macros and data of others are told', () => {
  const book = readTable(workbook({ more: { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<x/>' } }))
  assert.deepEqual([book.hasMacros, book.hasForeignData], [true, true])
})
