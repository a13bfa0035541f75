/** What came out of a staff sheet: counts, rows that need something done, what to ask elsewhere. Only ever as text. */

import { filled } from '../page/filled.js'
import { longList } from './long-list.js'
import { readingTold } from './reading.js'
import { differenceText } from './files.js'

const SHOWN_AT_FIRST = 50
const ELSEWHERE_AT_FIRST = 20
/** Sixty sheets of paper; a browser that lays out more for its printer stands still. */
const PRINTED = 2000
const ELSEWHERE = 'national-query'

/**
 * @param {import('./run.js').CheckedRow[]} checked
 * @param {{ tables: object[], left: object[] }} read what was made of the sheets, as rows.js has it
 * @param {{ template: (name: string) => HTMLTemplateElement, word: (name: string) => string, wording: object }} page
 * @returns {{ view: DocumentFragment, draw: () => Promise<void>, drawForPrint: () => Promise<void> }} counts
 *   and buttons; `draw` the rows when they stand in the page: few at first, as many as paper takes for the printer
 */
export function sheetView(checked, read, page) {
  const view = page.template('sheet-result').content.cloneNode(true)
  const slot = (name) => view.querySelector(`[data-slot="${name}"]`)
  const attention = checked.filter(({ needsAttention }) => needsAttention)
  const elsewhere = checked.filter(isElsewhere)
  const all = slot('filter-all')
  const some = slot('filter-attention')

  const rowName = ({ sheet, row }) => (read.tables.length > 1 ? `${sheet}!${row}` : String(row))

  slot('summary').append(...counts(checked, page))
  const warnings = warningsOf(checked)
  slot('warnings').append(...warnings.map((text) => element('li', text)))
  slot('warnings').hidden = warnings.length === 0
  slot('read').append(...readingTold(read, page).map((text) => element('li', text)))
  slot('count-all').textContent = String(checked.length)
  slot('count-attention').textContent = String(attention.length)
  const which = () => page.word(some.checked ? 'needing-attention' : 'all-rows')
  const rows = longList(slot('rows'), slot('more'), {
    first: SHOWN_AT_FIRST,
    rowElement: (row) => rowElement(row, rowName(row.asked), page),
    told: slot('shown'),
    sentence: (figures) => filled(page.word('rows-shown'), { which: which(), ...figures }),
    page
  })
  const others = longList(slot('elsewhere-rows'), slot('elsewhere-more'), {
    first: ELSEWHERE_AT_FIRST,
    rowElement: (row) => elsewhereElement(row, rowName(row.asked), page),
    told: slot('elsewhere-shown'),
    sentence: (figures) => filled(page.word('elsewhere-shown'), figures),
    page
  })
  const show = () => rows.show(some.checked ? attention : checked)
  all.addEventListener('change', show)
  some.addEventListener('change', show)
  some.checked = attention.length > 0
  all.checked = !some.checked
  if (elsewhere.length === 0) slot('elsewhere').remove()
  return {
    view,
    async draw() {
      await show()
      await others.show(elsewhere)
    },
    async drawForPrint() {
      await rows.showUntil(PRINTED)
      await others.showUntil(PRINTED)
    }
  }
}

/** Nobody can look up a number that has lost digits. */
const isElsewhere = ({ asked, verdict }) => verdict.next_step.code === ELSEWHERE && !asked.isRounded

/** What is said of the whole site or device, such as that the page is not encrypted: once, not row by row. */
function warningsOf(checked) {
  return Array.from(new Set(checked.flatMap(({ verdict }) => verdict.warnings.map(({ zh }) => zh))))
}

function counts(checked, { wording }) {
  const byVerdict = new Map()
  for (const { verdict } of checked) byVerdict.set(verdict.verdict, (byVerdict.get(verdict.verdict) || 0) + 1)
  return Object.keys(wording.verdicts)
    .filter((verdict) => byVerdict.has(verdict))
    .map((verdict) => element('li', `${wording.verdicts[verdict].label.zh} ${byVerdict.get(verdict)}`))
}

function rowElement({ asked, verdict, differences }, rowName, page) {
  const row = page.template('sheet-row').content.cloneNode(true)
  const cell = (name) => row.querySelector(`[data-cell="${name}"]`)
  cell('row').textContent = rowName
  const number = verdict.input.number || asked.number
  cell('number').textContent = number
  if (number === '') cell('number').remove()
  else cell('number').setAttribute('href', `#${number}`)
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
function elsewhereElement({ asked, verdict }, rowName, page) {
  const item = page.template('elsewhere-row').content.cloneNode(true)
  const cell = (name) => item.querySelector(`[data-cell="${name}"]`)
  const number = verdict.input.number || asked.number
  cell('number').textContent = number
  cell('name').textContent = asked.name
  cell('row').textContent = rowName
  if (asked.name === '') item.querySelector('[data-copy="name"]').remove()
  return item
}

function element(name, content) {
  const made = document.createElement(name)
  made.textContent = content
  return made
}
