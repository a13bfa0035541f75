/** CRC-32 of ISO 3309, as zip archives have it. */

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** @returns {number} the state after `bytes`; begins and ends with `crcOf`'s complement */
function advanced(state, bytes) {
  let value = state
  for (let index = 0; index < bytes.length; index += 1) {
    value = TABLE[(value ^ bytes[index]) & 0xff] ^ (value >>> 8)
  }
  return value
}

/** A sum over chunks: `add(bytes)` and at the end `sum()`, an unsigned number. */
export function crc32() {
  let state = -1
  return {
    add(bytes) {
      state = advanced(state, bytes)
    },
    sum: () => (state ^ -1) >>> 0
  }
}
