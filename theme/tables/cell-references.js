/** `B7` and its column and row, both counted from 1. */

const REFERENCE = /^([A-Z]{1,3})([1-9]\d{0,6})$/
const A = 64

/** @returns {string} the letters of a column: 1 is A, 27 is AA */
export function columnLetters(column) {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(A + 1 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** @returns {string} `B7` */
export const cellName = (column, row) => columnLetters(column) + row

/** @returns {{ column: number, row: number } | null} null: not written as a reference */
export function parseReference(text) {
  const match = REFERENCE.exec(text)
  if (match === null) return null
  let column = 0
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - A
  return { column, row: Number(match[2]) }
}
