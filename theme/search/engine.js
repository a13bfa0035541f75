/** Pagefind as the rest of the search sees it: phrases in, page ids out. */

import { NOT_STATED, PART_OF_A_PAGE, SAMPLE, TITLE_END, filterWord, spaced, squeezed } from './words.js'

// The kind of a policy's clause, as `views/policies.py` names it.
const CLAUSE_KIND = '政策条款'

/**
 * @param {string} folder absolute address of the folder with the index, ending in `/`
 * @param {Function} createInstance of `pagefind.js`
 * @param {Record<string, [string, number][]>} filters of `terms.json`
 */
export async function openIndex(folder, createInstance, filters) {
  // No worker: it is one more file, and a policy for scripts would have to allow it.
  const pagefind = createInstance({ basePath: folder, noWorker: true })
  await pagefind.init()
  const asked = new Map()
  const pages = new Map()
  const labels = new Map(
    ['place', 'grade'].flatMap((name) => filters[name].map(([value]) => [squeezed(value), filterWord(name, value)])))

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

  const idsOf = async (word) => new Set((await remembered(word)).keys())

  return {
    /** @param {string} phrase as written, spaced or not */
    find: (phrase) => remembered(spaced(phrase)),

    /** Pages of the place or grade of that name, whether or not they say it; empty for other words. */
    labelled: async (phrase) => (labels.has(phrase) ? idsOf(labels.get(phrase)) : new Set()),

    /** What is known of pages beside their words. @returns {Promise<import('./ranking.js').Marks>} */
    async marks() {
      const [parts, samples, unstated, clauses, ends] = await Promise.all([
        idsOf(PART_OF_A_PAGE), idsOf(SAMPLE), idsOf(NOT_STATED), idsOf(filterWord('kind', CLAUSE_KIND)),
        remembered(TITLE_END),
      ])
      return { parts, samples, unstated, clauses, titleEnd: (id) => (ends.has(id) ? ends.get(id).first : 0) }
    },

    /** Ids of the pages that pass every filter that is set; undefined when none is. */
    async allowedBy(filters) {
      let allowed
      for (const [name, value] of Object.entries(filters)) {
        if (!value) continue
        const ids = await idsOf(filterWord(name, value))
        allowed = allowed ? new Set([...allowed].filter((id) => ids.has(id))) : ids
      }
      return allowed
    },

    /** @returns {Promise<{address: string, title: string, text: string, kind: string, place: string, status: string}>} */
    async page(id) {
      const { raw_url: address, meta } = await pages.get(id).data()
      return { address, title: meta.title, text: meta.text, kind: meta.kind, place: meta.place, status: meta.status }
    },
  }
}
