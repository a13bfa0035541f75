/*
 * The colour scheme, set before anything is painted, and the table of contents on small screens.
 * A plain script, not a module: modules run too late for the first paint.
 */
(function () {
  const KEY = 'skillgrade-portal.scheme'
  const root = document.documentElement
  const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')

  function remembered () {
    try {
      return localStorage.getItem(KEY)
    } catch (error) {
      return null // storage is switched off: the system decides each time
    }
  }

  function remember (scheme) {
    try {
      localStorage.setItem(KEY, scheme)
    } catch (error) {
      // the choice holds for this page only
    }
  }

  function scheme () {
    return remembered() || (systemIsDark.matches ? 'slate' : 'default')
  }

  function apply (name) {
    root.dataset.mdColorScheme = name
    const button = document.querySelector('[data-shell="scheme"]')
    if (button) button.setAttribute('aria-pressed', String(name === 'slate'))
  }

  apply(scheme())
  window.addEventListener('beforeprint', () => { root.dataset.mdColorScheme = 'default' })
  window.addEventListener('afterprint', () => apply(scheme()))
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('[data-shell="scheme"]')
    button.hidden = false
    button.addEventListener('click', () => {
      const next = root.dataset.mdColorScheme === 'slate' ? 'default' : 'slate'
      remember(next)
      apply(next)
    })
    apply(scheme())
    const contents = document.querySelector('.p-shell-toc')
    if (contents && window.matchMedia('(max-width: 59.99em)').matches) contents.open = false
  })
})()
