/** Files of this site, read with a limit on size and time. Nothing but their paths is sent. */

const MOST_BYTES = 4 * 1024 * 1024
const MOST_MILLISECONDS = 15000

/**
 * @param {string} root prefix that leads to the site's root, `../`
 * @param {typeof fetch} fetch
 * @returns {{ read: (path: string, options?: { isAgain: boolean }) => Promise<string | null>,
 *   hostTime: () => number | null }} `hostTime`: what the host said the time was, in milliseconds
 */
export function openSiteReader(root, fetch) {
  let hostTime = null

  async function read(path, { isAgain } = { isAgain: false }) {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), MOST_MILLISECONDS)
    try {
      const response = await fetch(root + path, {
        cache: isAgain ? 'reload' : 'no-cache',
        credentials: 'same-origin',
        redirect: 'error', // a page that asks for a login is no record
        signal: abort.signal
      })
      hostTime = Date.parse(response.headers.get('Date') || '') || hostTime
      if (!response.ok) return null
      // a byte order mark is kept: nothing of this site has one, and every verifier refuses it alike
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bytesOf(response, abort))
    } finally {
      clearTimeout(timer)
    }
  }

  return { read, hostTime: () => hostTime }
}

async function bytesOf(response, abort) {
  const reader = response.body.getReader()
  const chunks = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > MOST_BYTES) {
      abort.abort()
      throw new RangeError('longer than any file of this site')
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
