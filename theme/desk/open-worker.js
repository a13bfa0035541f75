/**
 * The worker, made of this very script: a worker from a blob is bound by the page's own policy, so it cannot
 * reach the network either, and the single file needs nothing beside it.
 */
import { deskTasks } from './tasks.js'

/**
 * @param {string} source
 * @param {(answer: object) => void} take
 * @returns {{ post: (message: object) => void, close: () => void }}
 */
export function openWorker(source, take) {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  try {
    const worker = new Worker(trusted(address))
    worker.onmessage = ({ data }) => take(data)
    worker.onerror = ({ message }) => take({ kind: 'fault', code: 'unforeseen', values: { reason: message } })
    return { post: (message) => worker.postMessage(message), close: () => worker.terminate() }
  } catch (error) {
    return inThePage(take) // where workers are forbidden: slower, the same answers
  }
}

let policy = null

function trusted(address) {
  if (!self.trustedTypes) return address
  policy = policy || self.trustedTypes.createPolicy('portal-desk', { createScriptURL: (url) => url })
  return policy.createScriptURL(address)
}

function inThePage(take) {
  let isOpen = true
  const handle = deskTasks((answer) => {
    if (isOpen) take(answer)
  })
  return {
    post: (message) => setTimeout(() => handle(message)),
    close() {
      isOpen = false
    }
  }
}

/** The other end, inside the worker. */
export function startWorker() {
  const handle = deskTasks((answer) => self.postMessage(answer))
  self.onmessage = ({ data }) => handle(data)
}
