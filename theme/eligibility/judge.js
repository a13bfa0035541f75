/**
 * The evaluator of generator/eligibility/judging.py once more: pure, no DOM, no clock.
 * tests/eligibility_cases hold both to the same findings.
 */
import { correspondingDay } from './month-days.js'

const RANKS = ['met', 'undetermined', 'not-met']
const MEASURES = { held, span, count, judged: given }

/**
 * @param {object} rule as api/v1/eligibility.json has it
 * @param {Map<string, boolean | number | string>} facts days as ISO dates; what is absent is not answered
 * @param {string} today an ISO date
 * @returns {{ rule: object, value: string, paths: object[], earliestOn: string | null }}
 */
export function judge(rule, facts, today) {
  const every = rule.every.map((asked) => findingOf(asked, rule.waivers, facts, today))
  const paths = rule.paths.map((path) => verdictOf(every, path, facts, today))
  const days = paths.map((path) => path.earliestOn).filter(Boolean).sort()
  const isOpen = paths.some((path) => standsOpen(path, every.length))
  return { rule, value: extreme(paths, Math.min), paths, earliestOn: (!isOpen && days[0]) || null }
}

/** Nothing refuses it, no day is waited for, and what it alone asks (after the `shared`) is answered. */
function standsOpen({ value, findings }, shared) {
  if (value === 'not-met' || spansOf(findings).length) return false
  return findings.slice(shared).every(({ reason }) => reason !== 'not-answered')
}

/** Those that time decides; who is freed of one waits for nothing. */
function spansOf(findings) {
  return findings.filter(({ asked, waiver, value }) => asked.measure === 'span' && !(waiver && value === 'met'))
}

/** Waivers free of what is asked of all, never of what one way itself is made of. */
function verdictOf(every, path, facts, today) {
  const own = path.all_of.map((asked) => findingOf(asked, [], facts, today))
  const findings = [...every, ...own]
  return { value: extreme(findings, Math.max), findings, earliestOn: earliest(findings) }
}

/** The best (`Math.min`) or worst (`Math.max`) value; met where there is none. */
function extreme(items, choose) {
  return RANKS[items.length ? choose(...items.map(({ value }) => RANKS.indexOf(value))) : 0]
}

/** Null where no day decides, where a day is not known, or where something else is lacking. */
function earliest(findings) {
  const spans = spansOf(findings)
  const others = findings.filter((one) => !spans.includes(one))
  if (spans.length === 0 || spans.some((one) => !one.fullOn)) return null
  if (others.some(({ value }) => value === 'not-met')) return null
  return spans.map((one) => one.fullOn).sort().pop()
}

function findingOf(asked, waivers, facts, today) {
  const found = measured(asked, facts, today)
  const waiving = waivers.filter((one) => one.waives.includes(asked.kind))
  const freed = waiving.filter((one) => frees(one, facts))
  const plain = freed.find((one) => one.judged_by === null)
  if (plain) return { ...found, value: 'met', reason: found.value === 'met' ? 'given' : 'waived', waiver: plain.clause }
  if (found.value !== 'not-met') return found
  const open = { ...found, value: 'undetermined' }
  if (freed.length) return { ...open, reason: 'waiver-judged', waiver: freed[0].clause }
  if (asked.strength) return { ...open, reason: asked.strength }
  if (waiving.some((one) => frees(one, facts) === null)) return { ...open, reason: 'not-answered' }
  return found
}

function frees(waiver, facts) {
  return waiver.facts.length ? anyTrue(waiver.facts, facts) : true
}

/** Null: none is true and one at least is not answered. */
function anyTrue(keys, facts) {
  if (keys.some((key) => facts.get(key) === true)) return true
  return keys.some((key) => !facts.has(key)) ? null : false
}

/** Without waivers and strength. */
function measured(asked, facts, today) {
  const found = { asked, fullOn: null, waiver: null, ...MEASURES[asked.measure](asked, facts, today) }
  if (found.value !== 'met' || !asked.judged_by) return found
  return { ...found, value: 'undetermined', reason: `judged-by-${asked.judged_by}` }
}

function given() {
  return { value: 'met', reason: 'given' }
}

function held(asked, facts) {
  const isHeld = anyTrue(asked.facts, facts)
  if (isHeld === null) return { value: 'undetermined', reason: 'not-answered' }
  return isHeld ? given() : { value: 'not-met', reason: 'lacking' }
}

function span(asked, facts, today) {
  const [day, holding] = asked.facts
  if (holding && facts.get(holding) === false) return { value: 'not-met', reason: 'lacking' }
  if (!facts.has(day)) return { value: 'undetermined', reason: 'not-answered' }
  const fullOn = correspondingDay(facts.get(day), asked.months)
  if (fullOn > today) return { value: 'not-met', reason: 'too-soon', fullOn }
  // the day of what may not be held at all decides nothing
  return holding && !facts.has(holding) ? { value: 'undetermined', reason: 'not-answered', fullOn } : { ...given(), fullOn }
}

function count(asked, facts) {
  const number = facts.get(asked.facts[0])
  if (number === undefined) return { value: 'undetermined', reason: 'not-answered' }
  return number >= asked.at_least ? given() : { value: 'not-met', reason: 'too-few' }
}
