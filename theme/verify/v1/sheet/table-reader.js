/** Asks the worker for a staff sheet; where the page may start none, it reads by itself. */

import { breather, painted } from './breather.js'
import { sheetMessages } from './table-worker.js'

/**
 * @param {{ bytes?: Uint8Array, name?: string, pasted?: string, words: object }} source
 * @param {{ workerAddress: () => string | null, progress: (rows: number) => void, stopped: Promise<void> }} run
 *   `workerAddress` null: read here; `stopped` when nobody waits for it any more
 * @returns {Promise<{ tables: object[], left: object[], rows: object[] } | { fault: string, values: object } | null>}
 *   as rows.js has them; null where it was stopped
 */
export async function readSheet(source, { workerAddress, progress, stopped }) {
  const worker = openWorker(workerAddress)
  const table = worker ? await readByWorker(worker, source, progress, stopped) : undefined
  return table === undefined ? readHere(source) : table
}

/** @returns {Promise<object | null | undefined>} null: stopped; undefined: the worker does not run here */
function readByWorker(worker, source, progress, stopped) {
  return new Promise((resolve) => {
    const end = (table) => {
      worker.terminate()
      resolve(table)
    }
    const taken = intake(end, progress)
    worker.onmessage = ({ data }) => taken(data)
    worker.onerror = () => end(undefined) // what went wrong is told by reading here
    stopped.then(() => end(null))
    worker.postMessage(source)
  })
}

async function readHere(source) {
  await painted() // so that the page says what it does before it stands still
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

function intake(finish, progress) {
  const table = { tables: [], left: [], rows: [] }
  return ({ count, fault, values, read, rows, isDone }) => {
    if (count) progress(count)
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
