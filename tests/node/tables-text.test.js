/** CSV, TSV and pasted cells in the encodings that Excel and WPS write. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS } from '../../theme/tables/limits.js'
import { readPasted, readTable } from '../../theme/tables/read-table.js'
import { csvText } from '../../theme/tables/write-csv.js'

const textsOf = (book) => book.sheets[0].rows.map((row) => row.cells.map((cell) => (cell ? cell.text : '')))
const bytesOf = (text) => new TextEncoder().encode(text)
const EXPECTED = [['姓名', '等级'], ['林砺行', '特级技师']]
const TEXT = '姓名,等级\n林砺行,特级技师\n'
// 姓名,等级 LF 林砺行,特级技师 in GBK
const GBK = 'd0d5c3fb2cb5c8bcb60ac1d6edc2d0d02cccd8bcb6bcbccaa6'
const utf16 = (text, mark) => Uint8Array.from([...mark, ...Buffer.from(text, 'utf16le')])

const files = {
  'UTF-8': [bytesOf(TEXT), 'utf-8', ','],
  'UTF-8 with its mark': [bytesOf(`\ufeff${TEXT}`), 'utf-8', ','],
  'CRLF and semicolons': [bytesOf(TEXT.replace(/,/g, ';').replace(/\n/g, '\r\n')), 'utf-8', ';'],
  'tabs and CR': [bytesOf(TEXT.replace(/,/g, '\t').replace(/\n/g, '\r')), 'utf-8', '\t'],
  'UTF-16, as “Unicode 文本”': [utf16(TEXT.replace(/,/g, '\t'), [0xff, 0xfe]), 'utf-16le', '\t'],
  GBK: [Uint8Array.from(Buffer.from(GBK, 'hex')), 'gb18030', ',']
}
for (const [name, [bytes, encoding, delimiter]] of Object.entries(files)) {
  test(`${name} is read`, () => {
    const book = readTable(bytes, { name: 'a.csv' })
    assert.deepEqual([book.kind, book.encoding, book.delimiter], ['csv', encoding, delimiter])
    assert.deepEqual(textsOf(book), EXPECTED)
  })
}

test('quotes hold commas, line breaks and quotes; rows are counted as a spreadsheet does', () => {
  const book = readTable(bytesOf('a,"b,""c""\r\nd"\n\n,x,\n'))
  assert.deepEqual(textsOf(book), [['a', 'b,"c"\nd'], ['', 'x', '']])
  assert.deepEqual(book.sheets[0].rows.map(({ number, line }) => [number, line]), [[1, 1], [3, 4]])
})

test('a semicolon within a text does not part cells', () => {
  assert.deepEqual(textsOf(readTable(bytesOf('姓名,备注\n林,甲；乙;丙\n王,丁\n')))[1], ['林', '甲；乙;丙'])
})

test('pasted numbers, one a line, are one column', () => {
  const book = readPasted('Y00009999990126T000001\r\nY00009999990126T000002\r\n')
  assert.deepEqual(textsOf(book), [['Y00009999990126T000001'], ['Y00009999990126T000002']])
})

test('pasted cells keep their line breaks; a lone quote is a character', () => {
  assert.deepEqual(textsOf(readPasted('a\t"b\nc"\nd\te')), [['a', 'b\nc'], ['d', 'e']])
  assert.deepEqual(textsOf(readPasted('5"\t"b\nd\te')), [['5"', '"b'], ['d', 'e']])
})

const refusals = {
  'bytes of no encoding': ['not-text', Uint8Array.from([0x61, 0xff, 0xff, 0x2c])],
  'a NUL': ['control-character', bytesOf('a,b\nc\0,d')],
  'a quote without end': ['unclosed-quote', bytesOf('a,b\nc,"d\n')],
  'a quote within a cell': ['stray-quote', bytesOf('a,b\n"c"d,e\n')],
  'too many columns': ['too-many-columns', bytesOf(','.repeat(300))],
  'a gigabyte line': ['cell-too-long', bytesOf('x'.repeat(1_000_000))]
}
for (const [name, [code, bytes]] of Object.entries(refusals)) {
  test(`${name} is refused: ${code}`, () => {
    assert.throws(() => readTable(bytes), (error) => error.name === 'TableFault' && error.code === code)
  })
}

test('a million pasted rows end at the limit', () => {
  assert.throws(
    () => readPasted('1\n'.repeat(1_000_000)),
    (error) => error.code === 'too-many-rows' && error.values.limit === LIMITS.rows
  )
})

test('what is written has the mark, quotes where needed, and a sign before formulas', () => {
  const rows = [['a', 'b,c', 'd"e', 'f\ng'], ['=1', '+1', '-1', '@x'], ['\tx', '\rx', '', '1']]
  assert.equal(csvText(rows), '\ufeffa,"b,c","d""e","f\ng"\n\'=1,\'+1,\'-1,\'@x\n\'\tx,"\'\rx",,1\n')
})

test('the separator that Excel states is obeyed; a number in scientific notation has lost its digits', () => {
  const [sheet] = readTable(bytesOf('sep=;\r\na,b;c\r\n1.10105E+17;1.5\r\n')).sheets
  assert.deepEqual(sheet.rows[0].cells.map((cell) => cell.text), ['a,b', 'c'])
  assert.deepEqual(sheet.rows[1].cells.map((cell) => Boolean(cell.isRounded)), [true, false])
})
