/** Where a finding is: `名单!B7`, with line and column for its order; the whole file is ''. */
import { cellName } from '../tables/cell-references.js'

export class Place {
  constructor(sheet, row, column) {
    this.sheet = sheet
    this.line = row
    this.column = column
  }

  get cell() {
    if (this.line === 0) return ''
    const name = cellName(this.column, this.line)
    return this.sheet === '' ? name : `${this.sheet}!${name}`
  }

  toString() {
    return this.cell
  }
}

export const WHOLE_FILE = new Place('', 0, 0)

/** In the order of the cells, then of the codes. */
export function byPlace(one, other) {
  return (
    one.place.line - other.place.line ||
    one.place.column - other.place.column ||
    compared(one.place.cell, other.place.cell) ||
    compared(one.code, other.code) ||
    compared(one.message.en, other.message.en)
  )
}

const compared = (one, other) => (one < other ? -1 : Number(one > other))
