/** Workbooks for tests: parts written out by hand, zipped as they are. */
import { zipSync, strToU8 } from 'fflate'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

const relation = (id, type, target) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
const relations = (...lines) => `<Relationships xmlns="${PACKAGE}">${lines.join('')}</Relationships>`

/**
 * @param {{ sheets?: object[], strings?: string, styles?: string, workbookPr?: string, more?: object }} book
 *   each sheet: `name`, `state`, `data` (rows as XML), `before` and `after` of `sheetData`
 * @returns {Object<string, string>} the parts by name
 */
export function workbookParts({ sheets = [{ data: '' }], strings, styles, workbookPr = '', more = {} }) {
  const named = sheets.map((sheet, index) => ({ name: `Sheet${index + 1}`, state: 'visible', before: '', after: '', ...sheet }))
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>` +
      named.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="s${index}"/>`).join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      ...named.map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      strings ? relation('strings', 'sharedStrings', '/xl/sharedStrings.xml') : '',
      styles ? relation('styles', 'styles', 'styles.xml') : ''
    )
  }
  if (strings) parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${strings}</sst>`
  if (styles) parts['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`
  named.forEach(({ data, before, after }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`
  })
  return { ...parts, ...more }
}

export function zipped(parts) {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])))
}

export const workbook = (book) => zipped(workbookParts(book))
