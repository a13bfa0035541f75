/**
 * Which questions can still matter. Pure. What days alone refuse is still asked: its earliest day depends on the rest.
 * tests/test_eligibility_asked.py tries every answer to what this leaves out.
 */
import { judge } from './judge.js'

/**
 * @param {object} rule
 * @param {Map<string, boolean | number | string>} facts
 * @param {{ grade: string[], title: string[] }} ladders lowest first
 * @returns {boolean} whether its grade or title, or a higher one, is held
 */
export function isHeldAlready(rule, facts, ladders) {
  const kind = rule.target.startsWith('title-') ? 'title' : 'grade'
  const rungs = ladders[kind]
  const place = rungs.indexOf(rule.target.replace(/^title-/, ''))
  return place >= 0 && rungs.slice(place).some((rung) => facts.get(`${kind}:${rung}`) === true)
}

/** @returns {boolean} whether some answer to `fact` could change what `rule` says of the other facts */
export function canMatter(fact, rule, facts, today) {
  const others = new Map(facts)
  others.delete(fact)
  return rule.paths.some((path) => asks(rule, path, fact) && !isClosed(rule, path, others, today))
}

/** @returns {boolean} whether each of its ways is closed by something that no day cures */
export function isDecided(rule, facts, today) {
  return rule.paths.every((path) => isClosed(rule, path, facts, today))
}

/** @returns {boolean} whether a condition of `rule` on `path`, a waiver or a priority goes by `fact` */
function asks(rule, path, fact) {
  return [...rule.every, ...path.all_of, ...rule.waivers, ...rule.priority].some(({ facts }) => facts.includes(fact))
}

function isClosed(rule, path, facts, today) {
  const [{ findings }] = judge({ ...rule, paths: [path] }, facts, today).paths
  return findings.some(({ value, reason }) => value === 'not-met' && reason !== 'too-soon')
}
