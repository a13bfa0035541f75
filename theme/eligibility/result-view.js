/** Verdicts as text, in the page's own templates. */
import { copyOf } from '../desk/words.js'
import { saveFile } from '../saving/save-file.js'
import { calendarFile } from './calendar.js'
import { addressOf } from './address.js'
import { toCollect } from './collecting.js'
import { cite, dayText, groupOf, pathOf } from './findings-view.js'

const ORDER = ['met', 'undetermined', 'not-met']
const LOOKS = { met: 'p-status-tag--good', undetermined: 'p-status-tag--waiting', 'not-met': 'p-status-tag--ended' }

/**
 * @param {object} context page, words, facts, today, chosen, given
 * @param {object[]} verdicts of judge.js
 * @returns {{ root: DocumentFragment, heading: HTMLElement }}
 */
export function resultView(context, verdicts) {
  const { page, words, facts, today, chosen } = context
  const { root, slot } = copyOf(page, 'result')
  const aim = page.querySelector('[data-part="aim"]').selectedOptions[0].text
  slot('heading').textContent = words(chosen.aim ? 'heading' : 'heading-all', { place: facts.places[chosen.place], aim })
  slot('summary').textContent = words('summary', { day: dayText(today), count: verdicts.length })
  slot('print').addEventListener('click', () => window.print())
  slot('address').href = addressOf(chosen)
  showGaps(context, slot, verdicts)
  const sorted = verdicts.slice().sort((one, other) => ORDER.indexOf(one.value) - ORDER.indexOf(other.value))
  slot('rules').append(...sorted.map((verdict) => ruleOf({ ...context, isMany: verdicts.length > 1 }, verdict)))
  return { root, heading: slot('heading') }
}

/** What the texts at hand lack may be a condition. */
function showGaps({ page, words, facts }, slot, verdicts) {
  const policies = [...new Set(verdicts.map(({ rule }) => rule.policy))].filter((policy) => facts.gaps[policy])
  slot('gaps').hidden = policies.length === 0
  for (const policy of policies) {
    const item = copyOf(page, 'gap')
    item.slot('link').textContent = words('gap', { policy: facts.policies[policy] })
    item.slot('link').href = facts.gaps[policy]
    slot('gap-list').append(item.root)
  }
}

function ruleOf(context, verdict) {
  const { page, words, facts, given } = context
  const { rule } = verdict
  const { root, slot } = copyOf(page, 'rule')
  const [best, ...others] = verdict.paths.slice().sort(better)
  // before the findings come in, which have clauses of their own
  cite(slot('clause'), facts, rule.policy, rule.clause, `${facts.policies[rule.policy]} ${rule.clause}`)
  slot('title').textContent = facts.titles[rule.id]
  slot('who').textContent = rule.who ? words('who', { who: rule.who }) : ''
  slot('reading').hidden = !rule.reading
  slot('reading').textContent = rule.reading ? words('reading', { reading: rule.reading }) : ''
  slot('value').textContent = valueText(words, best)
  slot('value').classList.add('p-status-tag', LOOKS[best.value])
  showEarliest(context, slot, verdict)
  const isFolded = verdict.value === 'not-met' && context.isMany
  const shown = pathOf(context, rule, best.findings)
  slot('path').append(isFolded ? foldedPath(context, words('lacking'), shown) : shown)
  const first = rule.priority.filter(({ facts: keys }) => keys.some((key) => given.get(key) === true))
  if (first.length) slot('path').append(groupOf(context, rule, 'first', first.map((asked) => ({ asked }))))
  if (verdict.value !== 'not-met' || verdict.earliestOn) slot('collect').append(collectOf(context, best.findings))
  const forms = facts.forms[rule.policy] || []
  slot('forms').hidden = forms.length === 0 || rule.route !== 'appointment'
  slot('forms').textContent = words('forms', { forms: forms.join('、') })
  showUnit(context, slot, rule)
  for (const path of others) {
    const own = pathOf(context, rule, path.findings.slice(rule.every.length))
    slot('others').append(foldedPath(context, words('other', { value: valueText(words, path), first: path.findings[rule.every.length].asked.text }), own))
  }
  return root
}

function foldedPath({ page }, summary, path) {
  const { root, slot } = copyOf(page, 'other')
  slot('summary').textContent = summary
  slot('path').append(path)
  return root
}

/** What a unit must be first, where the same text says it. */
function showUnit({ facts, words, chosen }, slot, rule) {
  const unit = facts.rules.find((one) => one.policy === rule.policy && one.applicant !== rule.applicant && one.grades.includes(rule.target))
  slot('unit').hidden = !unit || rule.applicant === 'organisation'
  if (slot('unit').hidden) return
  slot('unit-link').textContent = words('unit', { name: unit.name })
  slot('unit-link').href = addressOf({ place: chosen.place, aim: unit.target, applicant: unit.applicant })
}

function collectOf(context, findings) {
  const { slot } = copyOf(context.page, 'collect')
  for (const name of toCollect(findings)) {
    const item = copyOf(context.page, 'collected')
    item.slot('text').textContent = context.words(`collect-${name}`)
    slot('items').append(item.root)
  }
  return foldedPath(context, context.words('collect'), slot('items'))
}

function better(one, other) {
  const byValue = ORDER.indexOf(one.value) - ORDER.indexOf(other.value)
  return byValue || (one.earliestOn || '9').localeCompare(other.earliestOn || '9') || lacking(one) - lacking(other)
}

const lacking = ({ findings }) => findings.filter(({ value }) => value === 'not-met').length
const open = ({ findings }) => findings.filter(({ value }) => value === 'undetermined').length

function valueText(words, path) {
  return words(`value-${path.value}`, { count: path.value === 'not-met' ? lacking(path) : open(path) })
}

function showEarliest({ page, words, facts, today, chosen }, slot, { rule, earliestOn, paths }) {
  if (!earliestOn) return
  const path = paths.find((one) => one.earliestOn === earliestOn)
  const count = open(path)
  const word = earliestOn <= today ? 'earliest-past' : count ? 'earliest-open' : 'earliest'
  slot('earliest').hidden = false
  slot('earliest-text').textContent = words(word, { day: dayText(earliestOn), count })
  const freed = path.findings.find(({ reason, fullOn }) => reason === 'waiver-judged' && fullOn)
  slot('sooner').hidden = !freed
  slot('sooner').textContent = freed ? words('earliest-waiver', { clause: freed.waiver }) : ''
  const lapses = facts.lapses[rule.policy]
  slot('lapsed').hidden = !lapses || earliestOn <= lapses
  slot('lapsed').textContent = lapses ? words('earliest-lapsed', { day: dayText(lapses) }) : ''
  slot('calendar').hidden = earliestOn <= today
  slot('calendar').addEventListener('click', () => {
    const [title, place] = [facts.titles[rule.id], facts.places[chosen.place]]
    const text = calendarFile({
      id: rule.id,
      day: earliestOn,
      summary: words('calendar-summary', { place, title }),
      description: words('calendar-description', { policy: facts.policies[rule.policy], clause: rule.clause }),
      today
    })
    saveFile(new Blob([text], { type: 'text/calendar' }), words('calendar-file'))
  })
}
