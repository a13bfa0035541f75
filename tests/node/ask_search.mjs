// Asks a built index the way the search page does. stdin: {"search": folder, "queries": [{"text": …}]};
// stdout: for each query {"exact": [address…], "near": [address…], "unstated": address or null}.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const { search, queries } = JSON.parse(await text(process.stdin))
const at = (name) => pathToFileURL(`${search}/${name}`).href

// Pagefind fetches; here its files lie on the disk.
globalThis.fetch = async (address) => {
  const bytes = await readFile(new URL(String(address).replace(/\?.*$/, '')))
  return { json: async () => JSON.parse(bytes), arrayBuffer: async () => new Uint8Array(bytes).buffer }
}
const { createInstance } = await import(at('pagefind/pagefind.js'))
const { openIndex } = await import(at('engine.js'))
const { parseQuery, vocabulary } = await import(at('query.js'))
const { rank } = await import(at('ranking.js'))

const terms = JSON.parse(await readFile(new URL(at('terms.json'))))
const words = vocabulary(terms.terms)
const engine = await openIndex(at('pagefind/'), createInstance, terms.filters)
const answers = []
for (const { text: query, filters = {} } of queries) {
  const allowed = await engine.allowedBy(filters)
  const found = await rank(parseQuery(query, words), engine, { total: terms.count, allowed })
  const addresses = (list) => Promise.all(list.map(async ({ id }) => (await engine.page(id)).address))
  const unstated = found.unstated && (await engine.page(found.unstated)).address
  answers.push({ exact: await addresses(found.exact), near: await addresses(found.near), unstated })
}
console.log(JSON.stringify(answers))

async function text(stream) {
  let all = ''
  for await (const chunk of stream) all += chunk
  return all
}
