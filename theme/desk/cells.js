/**
 * One cell as it was typed into the text that belongs in the CSV: `generator/import_rows/cells.py`. Nothing
 * is guessed that has two readings.
 */
import { normaliseNumber } from '../verify/v1/certificate-number.js'

const HAN = '\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}'
const BETWEEN_HAN = new RegExp(`([${HAN}·])\\s+(?=[${HAN}·(（）)])|([)）])\\s+(?=[${HAN}])`, 'gu')
const SPACES = /\s+/g
const WIDE = /[０-９Ａ-Ｚａ-ｚ]/g
const WIDE_OFFSET = 0xfee0
const DASHES = /\s*[-\u2010-\u2015\u2212\uff0d\u30fc_.]\s*/g
const SEVEN = /^\d{7}$/
const WHOLE = /^(\d+)(?:\.0+|[.、．)])?$/
const LONGEST_SERIAL = 9
const WITH_TRADE = /^(?:([^()]+)\(([^()]+)\)|([^/、-]+)[/、-]([^/、]+))$/
const OPTIONAL = new Set(['trade', 'certificate_number', 'notice_serial', 'remark'])
const SPACE_OF_FORMULA = /^[\t\r]/ // told as it stands, not stripped
const SIGN_OF_FORMULA = /^[=+\-@]/

/**
 * @param {{ nothing: string[], name_dots: string }} data of list_columns.py
 * @returns {(field: string, text: string) => string} what is wrong stays wrong, for the reader of rows to tell
 */
export function cellTidier({ nothing, name_dots: dots }) {
  const dot = new RegExp(`([${HAN}])\\s*[${dots}]\\s*(?=[${HAN}])`, 'gu')
  const tidiers = {
    serial,
    notice_serial: serial,
    name: (text) => words(text).replace(dot, '$1·'),
    occupation_code: code,
    certificate_number: normaliseNumber
  }
  return (field, text) => {
    if (SPACE_OF_FORMULA.test(text)) return text
    const stripped = text.trim()
    if (OPTIONAL.has(field) && nothing.includes(stripped)) return ''
    if (SIGN_OF_FORMULA.test(stripped)) return stripped
    return (tidiers[field] || words)(stripped)
  }
}

function words(text) {
  return text
    .replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - WIDE_OFFSET))
    .replace(BETWEEN_HAN, '$1$2')
    .replace(SPACES, ' ')
    .trim()
}

function serial(text) {
  const plain = text.normalize('NFKC')
  const match = WHOLE.exec(plain)
  return match && match[1].length <= LONGEST_SERIAL ? String(Number(match[1])) : plain
}

function code(text) {
  const plain = text.normalize('NFKC').replace(DASHES, '-')
  return SEVEN.test(plain) ? plain.replace(/^(.)(..)(..)(..)$/, '$1-$2-$3-$4') : plain
}

/** 车工（数控车工） is parted where the column has both (`areBoth`) or its first part is known. */
export function occupationAndTrade(text, known, nothing, areBoth) {
  if (known.occupationCode(text)) return [text, '']
  const match = WITH_TRADE.exec(text.normalize('NFKC'))
  if (match === null) return [text, '']
  const [occupation, trade] = match.slice(1).filter(Boolean).map((part) => part.trim())
  if (!areBoth && !known.occupationCode(occupation)) return [text, '']
  return [occupation, trade === occupation || nothing.includes(trade) ? '' : trade]
}

/** Occupation and code, each from the other where it is empty; the name as the catalogue writes it. */
export function withCode(occupation, given, known) {
  const found = given || known.occupationCode(occupation)
  const name = known.occupationName(found)
  const isKnown = !occupation || known.occupationCode(occupation) === found
  return [name && isKnown ? name : occupation, found]
}
