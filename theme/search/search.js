/** The search page. Markup contract: README.md beside this file. */

import { openIndex } from './engine.js'
import { excerpt } from './excerpt.js'
import { certificateNumber } from './number.js'
import { parseQuery, vocabulary } from './query.js'
import { rank } from './ranking.js'

const BATCH = 20
const TYPING_PAUSE = 200 // milliseconds
const FILTERS = ['kind', 'place', 'grade', 'status']

for (const root of document.querySelectorAll('[data-module="search"]')) start(root)

function start(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`)
  const parts = {
    form: part('form'), input: part('input'), status: part('status'), exact: part('exact'), near: part('near'),
    nearHeading: part('near-heading'), showNear: part('show-near'), showMore: part('show-more'),
    verify: part('verify'), notStated: part('not-stated'), none: part('none'), failed: part('failed'), browse: part('browse'),
    result: part('result'), filters: part('filters'),
  }
  const selects = FILTERS.map((name) => part(`filter-${name}`))
  let index = null // opened by the first query: who only looks around loads nothing
  let latest = 0

  async function run() {
    const turn = (latest += 1)
    root.setAttribute('aria-busy', 'true')
    await answer(turn)
    if (turn === latest) root.setAttribute('aria-busy', 'false')
  }

  async function answer(turn) {
    const text = parts.input.value.trim()
    const number = certificateNumber(text)
    offerVerification(parts, number)
    parts.browse.hidden = text !== ''
    if (text === '' || number) { // a number is not asked of the index and not kept in the address
      rememberInAddress('', {})
      return clear(parts)
    }
    try {
      if (!index) {
        say(parts.status, 'opening')
        index = opened(parts, selects)
      }
      const { engine, words, total } = await index
      const filters = Object.fromEntries(FILTERS.map((name, at) => [name, selects[at].value]))
      rememberInAddress(text, filters)
      const query = parseQuery(text, words)
      const allowed = await engine.allowedBy(filters)
      const found = await rank(query, engine, { total, allowed })
      if (turn === latest) await show(parts, engine, query, found, () => turn === latest)
    } catch (error) {
      console.error(error)
      index = null // the next try loads again
      clear(parts)
      parts.failed.hidden = false
      parts.browse.hidden = false
    }
  }

  const soon = paused(run)
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault()
    run()
  })
  parts.input.addEventListener('input', (event) => {
    if (!event.isComposing) soon()
  })
  parts.input.addEventListener('compositionend', soon)
  for (const select of selects) select.addEventListener('change', run)
  root.addEventListener('keydown', (event) => moveAmongResults(event, root, parts.input))
  document.addEventListener('keydown', (event) => focusBySlash(event, parts.input))
  window.addEventListener('popstate', () => {
    readQuery(parts.input)
    selectWanted(selects)
    run()
  })

  readQuery(parts.input)
  run()
}

/** Index and vocabulary; the filters get their values before the first answer. */
async function opened(parts, selects) {
  const folder = new URL('./pagefind/', import.meta.url).href
  const [{ createInstance }, response] = await Promise.all([
    import('./pagefind/pagefind.js'),
    fetch(new URL('./terms.json', import.meta.url)),
  ])
  const terms = await response.json()
  FILTERS.forEach((name, at) => {
    const options = terms.filters[name].map(([value]) => new Option(value, value))
    selects[at].replaceChildren(selects[at].options[0], ...options)
    selects[at].closest('[data-part="filter"]').hidden = options.length < 2
  })
  selectWanted(selects)
  parts.filters.hidden = false
  return { engine: await openIndex(folder, createInstance, terms.filters), words: vocabulary(terms.terms), total: terms.count }
}

async function show(parts, engine, query, { exact, near, unstated }, isCurrent) {
  const marked = [query.phrase, ...query.similar, ...query.terms.flatMap((term) => term.variants.map((one) => one.phrase))]
  const exactItems = await items(parts, engine, exact.slice(0, BATCH), [query.phrase])
  // Close answers stand at once where the words as typed say too little by themselves.
  const isNearOpen = exact.length === 0 || query.isKnown || query.similar.length > 0
  const nearItems = isNearOpen ? await items(parts, engine, near.slice(0, BATCH), marked) : []
  const question = unstated && (await engine.page(unstated))
  if (!isCurrent()) return
  clear(parts)
  if (question) sayNotStated(parts.notStated, question)
  parts.exact.replaceChildren(...exactItems)
  parts.near.replaceChildren(...nearItems)
  parts.exact.hidden = exactItems.length === 0
  parts.near.hidden = parts.nearHeading.hidden = nearItems.length === 0
  parts.none.hidden = exact.length + near.length > 0
  say(parts.status, exact.length > 0 ? 'exact' : near.length > 0 ? 'near' : 'none', exact.length || near.length)
  offer(parts.showMore, exact.length - exactItems.length, async () => {
    const from = parts.exact.children.length
    parts.exact.append(...(await items(parts, engine, exact.slice(from, from + BATCH), [query.phrase])))
    focusOn(parts.exact.children[from])
    return exact.length - parts.exact.children.length
  })
  offer(parts.showNear, near.length - nearItems.length, async () => {
    const from = parts.near.children.length
    parts.near.append(...(await items(parts, engine, near.slice(from, from + BATCH), marked)))
    parts.near.hidden = parts.nearHeading.hidden = false
    focusOn(parts.near.children[from])
    return near.length - parts.near.children.length
  })
}

/** @param {Element | undefined} item the first of those that were added, if any was */
function focusOn(item) {
  if (item) item.querySelector('a').focus()
}

async function items(parts, engine, found, phrases) {
  const pages = await Promise.all(found.map(({ id }) => engine.page(id)))
  return pages.map((page, at) => item(parts.result, page, found[at].match, phrases))
}

function item(template, page, match, phrases) {
  const node = template.content.firstElementChild.cloneNode(true)
  const part = (name) => node.querySelector(`[data-part="${name}"]`)
  node.dataset.match = match
  part('link').href = new URL(`../${page.address}`, import.meta.url).href
  part('link').replaceChildren(...pieces(excerpt(page.title, phrases)))
  part('about').textContent = [page.kind, page.place, page.status].filter((word) => word).join(' · ')
  part('excerpt').replaceChildren(...pieces(excerpt(page.text, phrases)))
  return node
}

function pieces(texts) {
  return texts.map(({ text, isHit }) => {
    if (!isHit) return document.createTextNode(text)
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}

/** A button for what is left; `more` shows a batch and says how many are left then. */
function offer(button, left, more) {
  const tell = (count) => {
    button.hidden = count <= 0
    button.textContent = button.dataset.text.replace('{count}', String(count))
  }
  tell(left)
  button.onclick = async () => tell(await more())
}

function offerVerification(parts, number) {
  parts.verify.hidden = number === null
  parts.verify.querySelector('a').href = new URL(`../verify/#${number ?? ''}`, import.meta.url).href
}

/** At the top: no text says it, and the question that tells so. */
function sayNotStated(line, question) {
  const link = line.querySelector('a')
  link.href = new URL(`../${question.address}`, import.meta.url).href
  link.textContent = question.title
  line.hidden = false
}

function clear(parts) {
  for (const name of ['notStated', 'exact', 'near', 'nearHeading', 'showNear', 'showMore', 'none', 'failed']) parts[name].hidden = true
  parts.exact.replaceChildren()
  parts.near.replaceChildren()
  parts.status.textContent = ''
}

function say(status, message, count) {
  status.textContent = status.dataset[message].replace('{count}', String(count ?? ''))
}

function readQuery(input) {
  input.value = new URLSearchParams(location.search).get('q') ?? ''
}

/** The filters named in the address; one it does not know means all. */
function selectWanted(selects) {
  const wanted = new URLSearchParams(location.search)
  FILTERS.forEach((name, at) => {
    selects[at].value = wanted.get(name) ?? ''
    if (selects[at].selectedIndex < 0) selects[at].value = ''
  })
}

function rememberInAddress(text, filters) {
  const wanted = new URLSearchParams()
  if (text) wanted.set('q', text)
  for (const [name, value] of Object.entries(filters)) if (value) wanted.set(name, value)
  const search = wanted.toString()
  history.replaceState(history.state, '', search ? `?${search}` : location.pathname)
}

/** `/` leads to the box, unless something is being typed or chosen. */
function focusBySlash(event, input) {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest('input, select, textarea')) return
  event.preventDefault()
  input.focus()
}

/** Arrow keys walk from the box through the results and back. */
function moveAmongResults(event, root, input) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const stops = [input, ...root.querySelectorAll('[data-part="link"]')]
  const at = stops.indexOf(document.activeElement)
  if (at < 0) return
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function paused(action) {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(action, TYPING_PAUSE)
  }
}
