/** Text for people, which stands in the page's templates. */

const SLOT = /\{(\w+)\}/g

/** @returns {(name: string, values?: object) => string} the word called `name`, its slots filled */
export function wordsOf(page) {
  const words = new Map()
  const template = page.querySelector('[data-template="words"]').content
  for (const element of template.querySelectorAll('[data-word]')) words.set(element.dataset.word, element.textContent)
  return (name, values = {}) => words.get(name).replace(SLOT, (_, slot) => String(values[slot]))
}

/** @returns {{ root: DocumentFragment, slot: (name: string) => HTMLElement }} a copy of a template */
export function copyOf(page, name) {
  const root = document.importNode(page.querySelector(`[data-template="${name}"]`).content, true)
  return { root, slot: (slot) => root.querySelector(`[data-slot="${slot}"]`) }
}
