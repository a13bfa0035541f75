/** Pagefind as the rest of the search sees it: phrases in, page ids out. */

import { PART_OF_A_PAGE, filterWord, spaced } from './words.js'

/**
 * @param {string} folder absolute address of the folder with the index, ending in `/`
 * @param {Function} createInstance of `pagefind.js`
 */
export async function openIndex(folder, createInstance) {
  // No worker: it is one more file, and a policy for scripts would have to allow it.
  const pagefind = createInstance({ basePath: folder, noWorker: true })
  await pagefind.init()
  const asked = new Map()
  const pages = new Map()

  async function ask(words) {
    const { results } = await pagefind.search(`"${words}"`)
    const hits = new Map()
    for (const result of results) {
      pages.set(result.id, result)
      hits.set(result.id, { count: result.words.length, first: Math.min(...result.words) })
    }
    return hits
  }

  /** Pages that hold `words`, a phrase of the index; each phrase is asked once. */
  function remembered(words) {
    if (!asked.has(words)) asked.set(words, ask(words))
    return asked.get(words)
  }

  return {
    /** @param {string} phrase as written, spaced or not */
    find: (phrase) => remembered(spaced(phrase)),

    parts: async () => new Set((await remembered(PART_OF_A_PAGE)).keys()),

    /** Ids of the pages that pass every filter that is set; undefined when none is. */
    async allowedBy(filters) {
      let allowed
      for (const [name, value] of Object.entries(filters)) {
        if (!value) continue
        const ids = new Set((await remembered(filterWord(name, value))).keys())
        allowed = allowed ? new Set([...allowed].filter((id) => ids.has(id))) : ids
      }
      return allowed
    },

    /** @returns {Promise<{address: string, title: string, text: string, kind: string, place: string}>} */
    async page(id) {
      const { raw_url: address, meta } = await pages.get(id).data()
      return { address, title: meta.title, text: meta.text, kind: meta.kind, place: meta.place }
    },
  }
}
