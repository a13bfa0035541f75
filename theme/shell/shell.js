/*
 * The colour scheme, set before anything is painted; the table of contents on small screens; what paper
 * says of where it is from; and a certificate number typed into a search form leads to the verify page instead of into a request.
 * A plain script, not a module: modules run too late for the first paint and for a quick hand.
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

  // The twin of `theme/search/number.js`, which says why it is generous; a test holds them together.
  function certificateNumber (text) {
    const between = /[\s\u00ad\u200b-\u200d\u2060\-\u2010-\u2015\u2212]/g
    const number = text.normalize('NFKC').replace(between, '').toUpperCase()
    return /^[A-Z0-9]{15,}$/.test(number) && number.replace(/[A-Z]/g, '').length >= 14 ? number : null
  }

  // The search forms, that of the search page too, before anything else hears of the submission.
  document.addEventListener('submit', (event) => {
    const input = event.target.querySelector('input[name="q"]')
    const number = input && certificateNumber(input.value)
    if (!number) return
    event.preventDefault()
    event.stopPropagation()
    window.location.assign(new URL('../verify/#' + number, event.target.action).href)
  }, true)

  // Each sheet carries its title where margins can be written into, the last one the address it was read at.
  function readyForPaper () {
    root.dataset.mdColorScheme = 'default'
    const mark = document.querySelector('.p-shell-sample strong')
    const words = mark ? [mark.textContent, document.title] : [document.title]
    root.style.setProperty('--p-shell-paper', JSON.stringify(words.join(' · ')))
    document.querySelector('[data-shell="address"]').textContent = location.href.split('#')[0]
  }

  // On a small screen the contents are one closed line that stays in sight: pages are many screens long there.
  function follow (contents) {
    contents.open = false
    contents.classList.add('p-shell-toc--follows')
    contents.addEventListener('click', (event) => {
      if (event.target.closest('a')) contents.open = false
    })
  }

  apply(scheme())
  window.addEventListener('beforeprint', readyForPaper)
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
    if (contents && window.matchMedia('(max-width: 59.99em)').matches) follow(contents)
  })
})()
