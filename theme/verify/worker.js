/**
 * Service worker of `/verify/`: after one visit the page works without a network.
 *
 * The network always comes first, so nothing old is shown while there is one. What was read is kept as
 * it came; the page tells the age of it, and the verdict's own digests and dates judge it.
 */

const CACHE = 'verify-v1'
const PAGE = ['./', 'verify.css', 'v1/page.js', 'v1/wording.js', 'v1/vendor/gunzip.js', 'v1/standing.js',
  'v1/fallback.js', 'v1/vendor/ed25519.js', 'v1/card.js', 'v1/vendor/qr.js', 'v1/sheet.js', 'v1/table-worker.js',
  'v1/scan.js', 'v1/vendor/qr-reader.js', '../assets/mark.svg']
/** What every verdict reads; the shard of a number is kept once it was asked for. */
const LISTS = ['../trust/trust.json', '../records/v1/index.json', '../records/v1/coverage.jwt']
/** Of a small site all records are kept, so that any number can be asked offline. */
const MOST_SHARDS = 64

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keep([...PAGE, ...LISTS]).then(keepRecords))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

/** The page names what else a verdict may need. */
self.addEventListener('message', ({ data }) => {
  if (Array.isArray(data.keep)) keep(data.keep)
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const isOurs = new URL(request.url).origin === self.location.origin
  if (request.method === 'GET' && isOurs) event.respondWith(answer(request))
})

async function answer(request) {
  const cache = await caches.open(CACHE)
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(request, response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true })
    if (kept) return kept
    throw error
  }
}

async function keep(addresses) {
  const cache = await caches.open(CACHE)
  await Promise.all(addresses.map((address) => cache.add(address).catch(() => {}))) // what is not there yet
}

async function keepRecords() {
  const cache = await caches.open(CACHE)
  const index = await cache.match('../records/v1/index.json')
  if (!index) return
  const { partitions } = await index.json()
  const count = Object.values(partitions).reduce((sum, { bits }) => sum + 2 ** bits, 0)
  if (count > MOST_SHARDS) return
  await keep(Object.entries(partitions).flatMap(([name, { bits }]) => shardsOf(name, bits)))
}

function shardsOf(partition, bits) {
  return Array.from({ length: 2 ** bits }, (_, leading) => {
    const digits = Math.ceil(bits / 4)
    const shifted = leading * 2 ** (4 * digits - bits)
    const prefix = bits === 0 ? '0' : shifted.toString(16).padStart(digits, '0')
    return `../records/v1/${partition}/${prefix}.json`
  })
}
