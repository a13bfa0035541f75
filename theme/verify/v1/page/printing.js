/** Of all the page one thing on paper; the style sheet goes by the class. */

const THINGS = ['card', 'note', 'sheet']
const classOf = (name) => `p-printing-${name}`

/** @param {'card' | 'note' | 'sheet'} name */
export function printOnly(name) {
  const { classList } = document.documentElement
  const clear = () => classList.remove(...THINGS.map(classOf))
  clear() // where a browser never told that it had printed
  classList.add(classOf(name))
  window.addEventListener('afterprint', clear, { once: true })
  window.print()
}
