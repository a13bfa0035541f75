/**
 * The parts of a zip archive, unpacked in chunks and never beyond the limits. The directory at the end
 * is the only one believed; what an entry says of its size is checked while it is unpacked.
 */
import { Inflate } from '../vendor/zip.js'
import { crc32 } from './crc32.js'
import { TableFault } from './table-fault.js'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 65535
const STORED = 0
const DEFLATED = 8
const IS_ENCRYPTED = 1
const IN_ZIP64 = 0xffffffff
const CHUNK = 16384 // unpacks to 17 MB at most

/**
 * @param {Uint8Array} bytes
 * @param {object} limits as in limits.js
 * @returns {{ names: string[], has: (name: string) => boolean, unpack: (name: string, take: (chunk: Uint8Array) => void) => void }}
 */
export function openArchive(bytes, limits) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view, bytes, limits)
  let unpackedInAll = 0

  function unpack(name, take) {
    const entry = entries.get(name.toLowerCase())
    if (!entry) throw new TableFault('broken-archive', { reason: `no ${name}` })
    const packed = packedBytes(view, bytes, entry)
    const sum = crc32()
    let length = 0
    unpackChunks(entry, packed, (chunk) => {
      length += chunk.length
      unpackedInAll += chunk.length
      refuseTooMuch(entry, length, unpackedInAll, limits)
      sum.add(chunk)
      take(chunk)
    })
    if (length !== entry.length || sum.sum() !== entry.sum) {
      throw new TableFault('broken-archive', { reason: `${name} is damaged` })
    }
  }

  return {
    names: Array.from(entries.values(), (entry) => entry.name),
    has: (name) => entries.has(name.toLowerCase()),
    unpack
  }
}

function readDirectory(view, bytes, limits) {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.parts) throw new TableFault('too-many-parts', { limit: limits.parts })
  const entries = new Map()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw broken('directory')
    const nameLength = view.getUint16(at + 28, true)
    const after = at + ENTRY_BYTES + nameLength
    if (after > end) throw broken('directory')
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, after)).replace(/\\/g, '/')
    const entry = {
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packedLength: view.getUint32(at + 20, true),
      length: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true)
    }
    if (entry.length === IN_ZIP64 || entry.packedLength === IN_ZIP64) throw broken('zip64')
    const key = name.toLowerCase() // the names of parts are the same in any case (OPC 6.3.5)
    if (entries.has(key)) throw broken(`${name} twice`)
    entries.set(key, entry)
    at = after + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(view) {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw broken('no directory')
}

function packedBytes(view, bytes, entry) {
  if (entry.flags & IS_ENCRYPTED) throw new TableFault('encrypted')
  if (entry.at + LOCAL_BYTES > bytes.length || view.getUint32(entry.at, true) !== LOCAL) {
    throw broken(entry.name)
  }
  const names = view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  const start = entry.at + LOCAL_BYTES + names
  if (start + entry.packedLength > bytes.length) throw broken(entry.name)
  return bytes.subarray(start, start + entry.packedLength)
}

function unpackChunks(entry, packed, take) {
  if (entry.method === STORED) return take(packed)
  if (entry.method !== DEFLATED) throw broken(`method ${entry.method}`)
  const inflate = new Inflate(take)
  try {
    for (let at = 0; at < packed.length; at += CHUNK) {
      inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
    }
  } catch (error) {
    if (error instanceof TableFault) throw error
    throw broken(entry.name)
  }
}

function refuseTooMuch(entry, length, unpackedInAll, limits) {
  const isBomb =
    length > limits.smallPartBytes && length > Math.max(1, entry.packedLength) * limits.ratio
  if (isBomb || length > limits.partBytes || unpackedInAll > limits.unpackedBytes) {
    throw new TableFault('unpacks-to-too-much', { name: entry.name })
  }
  if (length > entry.length) throw broken(entry.name)
}

function broken(reason) {
  return new TableFault('broken-archive', { reason })
}
