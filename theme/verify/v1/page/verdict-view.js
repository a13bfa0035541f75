/** The verdict as a page: words first, then the facts, then the steps. Only ever as text. */

import { filingNumberOf, isFiledWithProvince, provinceCodeOf } from '../certificate-number.js'
import { below, clauseLink } from './clause-link.js'
import { nameSentence } from './name-sentence.js'
import { meaningOf } from './number-meaning.js'
import { describeNumber, doubtsAbout } from '../number.js'

/** How a verdict looks beside what it says; absence and faults of the line are never shown as forged. */
const LOOK_OF = {
  valid: 'good',
  valid_stale: 'caution',
  mismatch: 'caution',
  expired: 'caution',
  suspended: 'caution',
  superseded: 'caution',
  revoked: 'bad',
  tampered: 'bad',
  out_of_scope: 'bad'
}

const ADDRESS = /https:\/\/[\w./-]+/

/**
 * @param {object} verdict `verify/v1`
 * @param {{ template: (name: string) => HTMLTemplateElement, word: (name: string) => string, wording: object,
 *   root: string, notices: Record<string, string> }} page `notices`: a list's id to that of the notice before it
 * @param {{ checkedAt: string, verifier: string, givenName: string }} asked as `verificationNote` has it
 * @returns {DocumentFragment}
 */
export function verdictView(verdict, page, asked) {
  const view = page.template('verdict').content.cloneNode(true)
  const slot = (name) => view.querySelector(`[data-slot="${name}"]`)
  slot('verdict').classList.add(`p-verdict--${LOOK_OF[verdict.verdict] || 'unknown'}`)
  slot('verdict').dataset.verdict = verdict.verdict
  slot('heading').textContent = page.wording.verdicts[verdict.verdict].label.zh
  slot('message').textContent = verdict.message.zh
  slot('next-step').append(...withLinks(verdict.next_step.zh))
  slot('warnings').append(...verdict.warnings.map(({ zh }) => element('li', zh)))
  slot('steps').append(...verdict.steps.map((step) => stepItem(step, page)))
  const compared = nameSentence(verdict, asked.givenName, page)
  slot('name').textContent = compared
  showNumber(slot, verdict, page)
  showFacts(view, { ...factsOf(verdict, page), checked_at: asked.checkedAt, verifier: asked.verifier })
  const isShown = (name, is) => is || slot(name).remove()
  isShown('name', compared !== '')
  isShown('warnings', verdict.warnings.length > 0)
  isShown('record', verdict.record !== null)
  isShown('services', showServices(slot('services'), verdict))
  isShown('person', verdict.record !== null)
  isShown('status', verdict.status !== null && verdict.status.purpose !== null)
  return view
}

/** A fact is a text, a link `{text, href}`, or null: then its row goes. */
function factsOf({ record, issuer, status, as_of: asOf, checked_on: checkedOn }, page) {
  const common = { checked_on: checkedOn, ...asOf, trust_list_version: text(asOf.trust_list_version) }
  const signer = issuer && { issuer: issuer.name, mandate: issuer.mandate }
  const decided = status && {
    status_on: status.on,
    ground: status.ground,
    status_clause: clauseLink(status, page),
    decided_by: status.decided_by,
    document_number: status.document_number,
    superseded_by: status.superseded_by && {
      text: status.superseded_by,
      href: `#${status.superseded_by}`
    }
  }
  return { ...common, ...signer, ...decided, ...(record && recordFacts(record, issuer, page)) }
}

function recordFacts(record, issuer, page) {
  const period = record.management_period
  return {
    certificate_number: record.certificate_number,
    name: record.name,
    grade: page.word(record.grade),
    occupation: `${record.occupation} ${record.occupation_code}`,
    trade: record.trade,
    approved_on: record.approved_on,
    list: { text: record.list, href: below(page, `lists/${encodeURIComponent(record.list)}/`) },
    notice: noticeLink(page.notices[record.list], page),
    policy: clauseLink(record, page),
    management_period: period && `${period.from} ${page.word('until')} ${period.until}`,
    management_clause: period && clauseLink(period, page),
    awarded_by: record.awarded_by,
    approved_by: record.approved_by,
    announced_in: `${record.announced_in}（${record.announced_by}）`,
    signed_by: issuer.name
  }
}

function noticeLink(notice, page) {
  return notice ? { text: notice, href: below(page, `notices/${encodeURIComponent(notice)}/`) } : null
}

function showNumber(slot, { input: { number }, record, checked_on: checkedOn }, page) {
  if (!number) {
    slot('number').remove()
    return
  }
  const { fault, isStrict, parts } = describeNumber(number)
  slot('characters').append(
    ...Array.from(number).slice(0, 60).map((character, index) => {
      const isWrong = fault !== null && fault.position === index + 1
      return element(isWrong ? 'mark' : 'span', character)
    })
  )
  if (fault) slot('form-is-right').remove()
  const doubts = isStrict && record === null ? doubtsAbout(number, checkedOn) : []
  slot('doubts').append(...doubts.map((doubt) => element('li', page.word(doubt))))
  if (doubts.length === 0) slot('doubts').remove()
  if (!isStrict) {
    slot('parts').remove()
    return
  }
  showFacts(slot('parts'), { ...partFacts(parts, page), 'filing-number': organisationLink(number, page) })
}

/** To its row in the directory; a fragment, so that the host learns nothing. */
function organisationLink(number, page) {
  const filingNumber = filingNumberOf(number)
  return { text: filingNumber, href: below(page, `organisations/#${filingNumber}`) }
}

function partFacts(parts, page) {
  const facts = {}
  for (const part of parts) {
    const fact = part.name === 'grade' ? 'number-grade' : part.name
    const meant = meaningOf(part, page)
    facts[fact] = meant ? `${part.text} · ${meant}` : part.text
  }
  return facts
}

/** Fills the places of `facts` below `part`; a row with a fact that is not known is taken away. */
function showFacts(part, facts) {
  for (const place of part.querySelectorAll('[data-fact]')) {
    if (place.textContent !== '') continue
    const fact = facts[place.dataset.fact]
    if (fact === null || fact === undefined) {
      const row = place.closest('.p-facts__row')
      if (row) row.remove()
      continue
    }
    place.textContent = typeof fact === 'string' ? fact : fact.text
    if (fact.href) place.setAttribute('href', fact.href)
  }
}

const OLD_NUMBER = 'old-16-digit'

/**
 * Where this portal cannot tell: the queries of the number's province, then those for all; a number filed
 * with the ministry is known to no province. For the older numbers those that take them.
 */
function showServices(root, { verdict, reason, input: { number } }) {
  if (verdict !== 'not_covered' && verdict !== 'not_found' && reason !== OLD_NUMBER) return false
  const items = Array.from(root.querySelectorAll('li'))
  const provinces = ({ dataset }) => dataset.provinces.split(' ').filter(Boolean)
  const ofNumber = isFiledWithProvince(number) ? provinceCodeOf(number) : null
  const local = items.filter((item) => provinces(item).includes(ofNumber))
  const national = items.filter((item) => provinces(item).length === 0)
  const old = items.filter(({ dataset }) => 'takesOldNumbers' in dataset)
  const shown = reason === OLD_NUMBER && old.length > 0 ? old : [...local, ...national]
  items.forEach((item) => item.remove())
  root.querySelector('ul').append(...shown)
  return shown.length > 0
}

function stepItem({ step, outcome, reason }, { word, wording }) {
  const item = element('li', '')
  item.className = `p-steps__item p-steps__item--${outcome}`
  const name = element('span', wording.steps[step].zh)
  const result = element('span', reason ? `${word(outcome)}（${reason}）` : word(outcome))
  result.className = 'p-steps__outcome'
  item.append(name, ' ', result)
  return item
}

/** The text with its one address as a link. */
function withLinks(sentence) {
  const found = ADDRESS.exec(sentence)
  if (!found) return [sentence]
  const [address] = found
  const link = element('a', new URL(address).hostname)
  link.setAttribute('href', address)
  link.setAttribute('rel', 'noreferrer')
  return [sentence.slice(0, found.index), link, sentence.slice(found.index + address.length)]
}

function element(name, content) {
  const made = document.createElement(name)
  made.textContent = content
  return made
}

const text = (value) => (value === null ? null : String(value))
