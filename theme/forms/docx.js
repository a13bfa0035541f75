/** A form as a Word file: A4, a table a section, room for stamps. The same form gives the same bytes. */
import { zipSync } from '../vendor/zip.js'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const BEGINNING_OF_ZIP = new Date(1980, 0, 1)
const WIDTH = 8844 // twentieths of a point between the margins of GB/T 9704
const LABEL_WIDTH = 2600
const STAMP_HEIGHT = 1700
const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

/**
 * @param {{ title: string, sections: { title: string, head: string[], rows: string[][], isStamped: boolean }[] }} form
 *   `head` is empty where the first cell of each row is its label
 * @returns {Uint8Array} a docx file
 */
export function docxBytes({ title, sections }) {
  const encoder = new TextEncoder()
  const parts = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml':
      `<w:document xmlns:w="${MAIN}"><w:body>${paragraph(title, { size: 36, side: 'center', font: '黑体' })}` +
      sections.map(section).join('') +
      '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1474" w:bottom="1418" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>'
  }
  const files = {}
  for (const name of Object.keys(parts)) files[name] = encoder.encode(DECLARATION + parts[name])
  return zipSync(files, { level: 6, mtime: BEGINNING_OF_ZIP })
}

function section({ title, head, rows, isStamped }) {
  const widths = head.length ? head.map(() => Math.floor(WIDTH / head.length)) : [LABEL_WIDTH, WIDTH - LABEL_WIDTH]
  const borders = EDGES.map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const lines = head.length ? [row(head, widths, '<w:tblHeader/>')] : []
  const height = isStamped ? `<w:trHeight w:val="${STAMP_HEIGHT}" w:hRule="atLeast"/>` : ''
  for (const cells of rows) lines.push(row(cells, widths, height))
  return (
    paragraph(title, { size: 28, font: '黑体' }) +
    `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`
  )
}

function row(cells, widths, properties) {
  const inside = cells.map(
    (text, at) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, { size: 24 })}</w:tc>`
  )
  return `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${inside.join('')}</w:tr>`
}

function paragraph(text, { size, side = 'left', font = '仿宋_GB2312' }) {
  const runs = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>')
  return (
    `<w:p><w:pPr><w:spacing w:before="60" w:after="60"/><w:jc w:val="${side}"/></w:pPr><w:r><w:rPr>` +
    `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>${runs}</w:r></w:p>`
  )
}

function escaped(text) {
  return text.replace(NOT_IN_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character])
}
