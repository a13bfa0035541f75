/** Asks the worker for a staff sheet; where the page may start none, it reads by itself. */

import { breather } from './breather.js'
import { sheetMessages } from './table-worker.js'

/**
 * @param {{ bytes?: Uint8Array, name?: string, pasted?: string, words: object }} source
 * @param {() => string | null} workerAddress null: read here
 * @returns {Promise<{ tables: object[], left: object[], rows: object[] } | { fault: string, values: object }>} as
 *   sheet-rows.js has them
 */
export async function readSheet(source, workerAddress) {
  const worker = openWorker(workerAddress)
  return worker ? readByWorker(worker, source) : readHere(source)
}

function readByWorker(worker, source) {
  return new Promise((resolve, reject) => {
    const taken = intake((table) => {
      worker.terminate()
      resolve(table)
    })
    worker.onmessage = ({ data }) => taken(data)
    worker.onerror = (event) => {
      worker.terminate()
      reject(new Error(event.message))
    }
    worker.postMessage(source)
  })
}

async function readHere(source) {
  const breathe = breather()
  let table = null
  const taken = intake((whole) => {
    table = whole
  })
  for (const message of sheetMessages(source)) {
    taken(message)
    await breathe()
  }
  return table
}

function intake(finish) {
  const table = { tables: [], left: [], rows: [] }
  return ({ fault, values, read, rows, isDone }) => {
    if (fault) finish({ fault, values })
    if (read) Object.assign(table, read)
    if (rows) for (const row of rows) table.rows.push(row)
    if (isDone) finish(table)
  }
}

function openWorker(workerAddress) {
  try {
    const address = workerAddress()
    return address === null ? null : new Worker(address)
  } catch {
    return null
  }
}
