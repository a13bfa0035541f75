/** An empty sheet's Word file with its cells filled in: the layout is that of the file, and of nothing else. */
import { LIMITS } from '../tables/limits.js'
import { openArchive } from '../tables/zip-archive.js'
import { zipSync } from '../vendor/zip.js'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const XML = 'http://www.w3.org/XML/1998/namespace'
const DOCUMENT = 'word/document.xml'
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const BEGINNING_OF_ZIP = new Date(1980, 0, 1)

/**
 * The same content gives the same bytes.
 * @param {Uint8Array} empty the Word file of the empty sheet
 * @param {{ cells: (string | null)[], isGrown: boolean }[]} rows every row of the sheet; null: as it is printed
 * @returns {Uint8Array} a docx file
 */
export function filledDocument(empty, rows) {
  const archive = openArchive(empty, LIMITS)
  const parts = {}
  for (const name of archive.names) parts[name] = partOf(archive, name)
  const xml = new DOMParser().parseFromString(new TextDecoder().decode(parts[DOCUMENT]), 'application/xml')
  fill(xml, rows)
  parts[DOCUMENT] = new TextEncoder().encode(new XMLSerializer().serializeToString(xml))
  return zipSync(parts, { level: 6, mtime: BEGINNING_OF_ZIP })
}

function partOf(archive, name) {
  const chunks = []
  archive.unpack(name, (chunk) => chunks.push(...chunk))
  return Uint8Array.from(chunks)
}

function fill(xml, rows) {
  const lines = grown(Array.from(xml.getElementsByTagNameNS(MAIN, 'tr')), rows)
  rows.forEach(({ cells }, at) => {
    const places = Array.from(lines[at].getElementsByTagNameNS(MAIN, 'tc')).filter(begins)
    cells.forEach((text, index) => {
      if (text !== null) write(places[index], text)
    })
  })
}

/** As many lines as there are rows: those that grow are copies of the first that may. */
function grown(lines, rows) {
  const first = rows.findIndex(({ isGrown }) => isGrown)
  if (first < 0) return lines
  const inFile = lines.length - rows.filter(({ isGrown }) => !isGrown).length
  const model = lines[first].cloneNode(true)
  const after = lines[first + inFile]
  const body = lines[first].parentNode
  for (const line of lines.slice(first, first + inFile)) line.remove()
  const copies = rows.filter(({ isGrown }) => isGrown).map(() => body.insertBefore(model.cloneNode(true), after || null))
  return [...lines.slice(0, first), ...copies, ...lines.slice(first + inFile)]
}

/** Whether a cell begins here and does not reach down from a row above. */
function begins(cell) {
  const merged = cell.getElementsByTagNameNS(MAIN, 'vMerge')[0]
  return !merged || merged.getAttributeNS(MAIN, 'val') === 'restart'
}

function write(cell, text) {
  const run = cell.getElementsByTagNameNS(MAIN, 'r')[0]
  while (run.lastChild) run.lastChild.remove()
  text.replace(NOT_IN_XML, '').split('\n').forEach((line, at) => {
    if (at) run.append(run.ownerDocument.createElementNS(MAIN, 'w:br'))
    const told = run.ownerDocument.createElementNS(MAIN, 'w:t')
    told.setAttributeNS(XML, 'xml:space', 'preserve')
    told.textContent = line
    run.append(told)
  })
}
