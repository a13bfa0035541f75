/** The only scripts this page may start by address: its workers. Trusted Types hold it to them. */

const WORKERS = ['worker.js', 'v1/table-worker.js']
let policy = null

/** @param {'worker.js' | 'v1/table-worker.js'} address */
export function trustedAddress(address) {
  if (!window.trustedTypes) return address
  policy = policy || window.trustedTypes.createPolicy('verify-worker', { createScriptURL: only })
  return policy.createScriptURL(address)
}

function only(address) {
  if (!WORKERS.includes(address)) throw new TypeError(`no worker of this page: ${address}`)
  return address
}
