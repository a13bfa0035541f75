/** A file as text: UTF-8, UTF-16 with its mark, else GBK as Excel and WPS write it in China. */
import { TableFault } from './table-fault.js'

const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' }
]
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/**
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string, hasMark: boolean }} without the mark, line ends as they are
 */
export function decodeText(bytes) {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
  const found = mark
    ? { text: decodedAs(mark.encoding, bytes), encoding: mark.encoding, hasMark: true }
    : withoutMark(bytes)
  if (found.text === null) throw new TableFault('not-text')
  const control = CONTROL.exec(found.text)
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const line = found.text.slice(0, control.index).split('\n').length
    throw new TableFault('control-character', { code: `U+${code}`, line })
  }
  return found
}

function withoutMark(bytes) {
  const text = decodedAs('utf-8', bytes)
  if (text !== null) return { text, encoding: 'utf-8', hasMark: false }
  return { text: decodedAs('gb18030', bytes), encoding: 'gb18030', hasMark: false } // GBK is a part of it
}

/** null: the bytes are not of this encoding. */
function decodedAs(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    return null
  }
}
