/** Findings as text: what each condition came to, with the clause. */
import { copyOf } from '../desk/words.js'

const SOFT = ['in-principle', 'usually']

/** @returns {DocumentFragment} what is lacking first, then what others judge, what is open, what is met */
export function pathOf(context, rule, findings) {
  const all = document.createDocumentFragment()
  const groups = {
    'not-met': ({ value }) => value === 'not-met',
    soft: ({ reason }) => SOFT.includes(reason),
    judged: ({ reason }) => reason.startsWith('judged-by') || reason === 'waiver-judged',
    open: ({ reason }) => reason === 'not-answered',
    met: ({ value }) => value === 'met'
  }
  for (const [name, belongs] of Object.entries(groups)) {
    const found = findings.filter(belongs)
    if (found.length) all.append(groupOf(context, rule, name, found))
  }
  return all
}

/** @returns {DocumentFragment} findings under the heading called `name`, each with its clause */
export function groupOf({ page, words, facts }, rule, name, findings) {
  const { root, slot } = copyOf(page, 'findings')
  slot('heading').textContent = words(`findings-${name}`)
  for (const finding of findings) {
    const item = copyOf(page, 'finding')
    item.slot('text').textContent = finding.asked.text
    const reason = finding.reason ? reasonText(words, finding) : ''
    item.slot('reason').textContent = reason
    item.slot('reason').hidden = reason === ''
    cite(item.slot('clause'), facts, rule.policy, finding.asked.clause, words('clause', { clause: finding.asked.clause }))
    slot('items').append(item.root)
  }
  return root
}

function reasonText(words, { reason, fullOn, waiver }) {
  const name = reason === 'given' && fullOn ? 'given-on' : reason
  const text = words(`reason-${name}`, { day: fullOn && dayText(fullOn), clause: waiver })
  return SOFT.includes(reason) && fullOn ? `${text}；${words('reason-too-soon', { day: dayText(fullOn) })}` : text
}

/** Makes `link` lead to where the clause stands; without a place it is a name. */
export function cite(link, facts, policy, clause, text) {
  const href = facts.clauses[policy][clause]
  if (href) link.href = href
  link.textContent = text
}

/** @returns {string} 2027年2月28日 */
export function dayText(day) {
  const [year, month, number] = day.split('-').map(Number)
  return `${year}年${month}月${number}日`
}
