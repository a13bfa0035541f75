/** What came out of a staff sheet: counts, rows that need something done, what to ask elsewhere. Only ever as text. */

import { differenceText } from './sheet-files.js'

/** Few at first: a hundred rows of a table hold up a slow computer while they are laid out. */
const SHOWN_AT_FIRST = 50
const ELSEWHERE_AT_FIRST = 20
const SHOWN_MORE = 200
const ELSEWHERE = new Set(['not_covered', 'not_found'])

/**
 * @param {import('./sheet-run.js').CheckedRow[]} checked
 * @param {{ template: (name: string) => HTMLTemplateElement, word: (name: string) => string, wording: object }} page
 * @returns {DocumentFragment}
 */
export function sheetView(checked, page) {
  const view = page.template('sheet-result').content.cloneNode(true)
  const slot = (name) => view.querySelector(`[data-slot="${name}"]`)
  const attention = checked.filter(({ needsAttention }) => needsAttention)
  const all = slot('filter-all')
  const some = slot('filter-attention')
  const rows = rowList(slot('rows'), slot('more'), page)

  slot('summary').append(...counts(checked, page))
  slot('count-all').textContent = String(checked.length)
  slot('count-attention').textContent = String(attention.length)
  const show = () => rows.show(some.checked ? attention : checked)
  all.addEventListener('change', show)
  some.addEventListener('change', show)
  some.checked = attention.length > 0
  all.checked = !some.checked
  show()
  showElsewhere(slot('elsewhere'), checked.filter(isElsewhere), page)
  return view
}

const isElsewhere = ({ verdict }) => ELSEWHERE.has(verdict.verdict) || verdict.reason === 'old-16-digit'

function counts(checked, { wording }) {
  const byVerdict = new Map()
  for (const { verdict } of checked) byVerdict.set(verdict.verdict, (byVerdict.get(verdict.verdict) || 0) + 1)
  return Object.keys(wording.verdicts)
    .filter((verdict) => byVerdict.has(verdict))
    .map((verdict) => element('li', `${wording.verdicts[verdict].label.zh} ${byVerdict.get(verdict)}`))
}

/** Long lists are shown in parts: fifty thousand rows at once would hold up the page. */
function rowList(body, more, page) {
  let waiting = []
  const take = (count) => {
    body.append(...waiting.splice(0, count).map((row) => rowElement(row, page)))
    more.hidden = waiting.length === 0
    more.textContent = page.word('show-more').replace('{count}', String(waiting.length))
  }
  more.addEventListener('click', () => take(SHOWN_MORE))
  return {
    show(rows) {
      body.textContent = ''
      waiting = rows.slice()
      take(SHOWN_AT_FIRST)
    }
  }
}

function rowElement({ asked, verdict, differences }, page) {
  const row = page.template('sheet-row').content.cloneNode(true)
  const cell = (name) => row.querySelector(`[data-cell="${name}"]`)
  cell('row').textContent = String(asked.row)
  cell('number').textContent = verdict.input.number || asked.number
  cell('number').setAttribute('href', `#${verdict.input.number || asked.number}`)
  cell('name').textContent = asked.name
  cell('verdict').textContent = page.wording.verdicts[verdict.verdict].label.zh
  cell('verdict').dataset.verdict = verdict.verdict
  cell('message').textContent = verdict.message.zh
  cell('next-step').textContent = verdict.next_step.zh
  const said = differences.map((one) => differenceText(one, page))
  if (asked.isRounded) said.push(page.word('number-is-rounded'))
  cell('differences').append(...said.map((text) => element('li', text)))
  return row
}

/** Numbers that only somebody else can answer: one at a time, so each with its copy buttons and a tick. */
function showElsewhere(root, rows, page) {
  if (rows.length === 0) {
    root.remove()
    return
  }
  const list = root.querySelector('[data-slot="elsewhere-rows"]')
  const more = root.querySelector('[data-slot="elsewhere-more"]')
  const waiting = rows.slice()
  const take = (count) => {
    list.append(...waiting.splice(0, count).map((row) => elsewhereElement(row, page)))
    more.hidden = waiting.length === 0
    more.textContent = page.word('show-more').replace('{count}', String(waiting.length))
  }
  more.addEventListener('click', () => take(SHOWN_MORE))
  take(ELSEWHERE_AT_FIRST)
}

function elsewhereElement({ asked, verdict }, page) {
  const item = page.template('elsewhere-row').content.cloneNode(true)
  const cell = (name) => item.querySelector(`[data-cell="${name}"]`)
  const number = verdict.input.number || asked.number
  cell('number').textContent = number
  cell('name').textContent = asked.name
  cell('row').textContent = String(asked.row)
  cell('copy-number').dataset.copy = number
  cell('copy-name').dataset.copy = asked.name
  if (asked.name === '') cell('copy-name').remove()
  return item
}

function element(name, content) {
  const made = document.createElement(name)
  made.textContent = content
  return made
}
