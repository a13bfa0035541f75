/** Reads a staff sheet in a worker, so that a big workbook does not hold up the page. */

import { readPasted, readTable } from '../../../tables/read-table.js'
import { TableFault } from '../../../tables/table-fault.js'
import { askedRows } from './rows.js'

/** As many as the page can take in at a time without standing still. */
const ROWS_A_MESSAGE = 1000

/**
 * @param {{ bytes?: Uint8Array, name?: string, pasted?: string, words: object }} source
 * @param {(rows: number) => void} progress told every thousand rows while they are read
 * @returns {Generator<object>} `{ fault, values }` where it cannot be read or has no numbers; else
 *   `{ read: { tables, left } }` of rows.js, then `{ rows }` again and again, then `{ isDone: true }`
 */
export function* sheetMessages({ bytes, name, pasted, words }, progress = () => {}) {
  try {
    const { sheets } = pasted === undefined ? readTable(bytes, { name, progress }) : readPasted(pasted, { progress })
    const { rows, ...read } = askedRows(sheets, words)
    if (rows.length === 0) {
      yield { fault: 'no-numbers', values: {} }
      return
    }
    yield { read }
    for (let at = 0; at < rows.length; at += ROWS_A_MESSAGE) yield { rows: rows.slice(at, at + ROWS_A_MESSAGE) }
    yield { isDone: true }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
    yield { fault: error.code, values: error.values }
  }
}

if (typeof document === 'undefined') {
  self.onmessage = ({ data }) => {
    const progress = (count) => self.postMessage({ count })
    for (const message of sheetMessages(data, progress)) self.postMessage(message)
  }
}
