/** What a file is by its first bytes and its parts, whatever its name says. */
import { TableFault } from './table-fault.js'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
// what is a file of its own kind and would else be read as text in GBK
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x1f, 0x8b] // gzip
]
const OLE_NAMES = 65536 // the directory of an encrypted workbook stands near the front or the end
// in UTF-16LE, as OLE names its streams
const ENCRYPTED = utf16('EncryptedPackage')

/**
 * @param {Uint8Array} bytes
 * @param {string} name of the file, for the message only
 * @returns {'archive' | 'text'}
 */
export function fileKind(bytes, name) {
  if (bytes.length === 0) throw new TableFault('empty-file')
  if (begins(bytes, ZIP)) return 'archive'
  if (begins(bytes, OLE)) {
    throw new TableFault(isEncrypted(bytes) ? 'encrypted' : 'old-workbook', { extension: extensionOf(name) })
  }
  if (OTHERS.some((mark) => begins(bytes, mark))) throw new TableFault('not-a-table', { extension: extensionOf(name) })
  return 'text'
}

/** Refuses an archive that is no workbook of ISO/IEC 29500, saying what it is. */
export function refuseOtherArchives(archive, name) {
  if (archive.has('xl/workbook.xml') || archive.has('_rels/.rels')) {
    if (archive.has('word/document.xml')) throw new TableFault('word-document')
    if (archive.has('xl/workbook.bin')) throw new TableFault('binary-workbook')
    return
  }
  throw new TableFault(archive.has('content.xml') ? 'open-document' : 'not-a-table', { extension: extensionOf(name) })
}

const begins = (bytes, mark) => mark.every((byte, index) => bytes[index] === byte)

function isEncrypted(bytes) {
  const ends = [bytes.subarray(0, OLE_NAMES), bytes.subarray(Math.max(0, bytes.length - OLE_NAMES))]
  return ends.some((part) => new TextDecoder('iso-8859-1').decode(part).includes(ENCRYPTED))
}

function utf16(text) {
  return Array.from(text, (character) => `${character}\u0000`).join('')
}

function extensionOf(name) {
  const match = /\.([A-Za-z0-9]{1,5})$/.exec(name)
  return match ? match[1].toLowerCase() : ''
}
