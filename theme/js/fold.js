/**
 * Opens what is folded where it is meant: a link leads to it or into it, or it goes to paper.
 * @param {HTMLDetailsElement} element
 */
export default function fold (element) {
  let wasOpen = element.open
  const openIfMeant = () => {
    const id = decodeURIComponent(window.location.hash.slice(1))
    const target = id && document.getElementById(id)
    if (target && element.contains(target)) element.open = true
  }
  openIfMeant()
  window.addEventListener('hashchange', openIfMeant)
  window.addEventListener('beforeprint', () => {
    wasOpen = element.open
    element.open = true
  })
  window.addEventListener('afterprint', () => { element.open = wasOpen })
}
