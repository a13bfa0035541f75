/** Of all the page one thing on paper; the style sheet goes by the class. */

/** @param {'card' | 'note' | 'sheet'} name */
export function printOnly(name) {
  const { classList } = document.documentElement
  const printing = `p-printing-${name}`
  classList.add(printing)
  window.addEventListener('afterprint', () => classList.remove(printing), { once: true })
  window.print()
}
