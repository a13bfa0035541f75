/** Which questions the chosen rules ask, and the facts that the answers are. Pure. */
import { isDay } from './month-days.js'

/** @returns {object[]} of `questions`, those that a condition, a waiver or a priority of `rules` asks */
export function questionsFor(rules, questions) {
  const wanted = new Set()
  for (const rule of rules) {
    const conditions = [...rule.every, ...rule.paths.flatMap((path) => path.all_of)]
    for (const { facts } of [...conditions, ...rule.waivers, ...rule.priority]) facts.forEach((fact) => wanted.add(fact))
  }
  return questions.filter(({ fact }) => wanted.has(fact))
}

/**
 * @param {object} question
 * @param {string | boolean} answer as the field has it
 * @param {string} today an ISO date
 * @returns {{ fact?: boolean | number | string, wrong?: string }} nothing where it was left open
 */
export function readAnswer(question, answer, today) {
  if (typeof answer === 'boolean') return { fact: answer }
  const text = answer.normalize('NFKC').trim()
  if (question.ask === 'yes') return text === 'yes' || text === 'no' ? { fact: text === 'yes' } : {}
  if (text === '') return {}
  if (question.ask === 'count') return /^\d{1,7}$/.test(text) ? { fact: Number(text) } : { wrong: 'wrong-count' }
  if (!isDay(text)) return { wrong: 'wrong-day' }
  return text > today ? { wrong: 'future-day' } : { fact: text }
}
