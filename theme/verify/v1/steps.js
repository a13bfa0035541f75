/** The nine steps in their fixed order, and the one JSON that is made of them. */

import { partitionOf } from './certificate-number.js'

const STEPS = [
  'format',
  'lookup',
  'issuer-known',
  'signature',
  'matches',
  'issuer-may-issue',
  'in-period',
  'status',
  'freshness'
]
/**
 * @param {{ kind: string, number: string | null }} input
 * @param {import('./verifier.js').Request} request
 * @param {(result: object) => Promise<void>} takeSteps completes the result, whose `warnings` are codes as
 *   yet; ends early as `refuse` does
 * @returns {Promise<object>} `verify/v1`; every key is always there, in the order of CONTRACT
 */
export async function verdictOn(input, { checkedOn, wording, warnings = () => [] }, takeSteps) {
  const result = {
    format: 'verify/v1',
    verdict: null,
    reason: null,
    input,
    checked_on: checkedOn,
    as_of: {
      trust_list_version: null,
      trust_list_expires_on: null,
      status_list_on: null,
      site_data_on: null
    },
    steps: STEPS.map((step) => ({ step, outcome: 'not-reached' })),
    warnings: [],
    record: null,
    issuer: null,
    status: null,
    next_step: null,
    message: null
  }
  let key = 'none'
  let values = {}
  try {
    await takeSteps(result)
  } catch (refusal) {
    if (!refusal.values) throw refusal // a fault of the program
    const reason = refusal.message
    values = refusal.values
    key = values.key || reason
    Object.assign(result.steps[values.place] || nextStep(result), { outcome: 'failed', reason })
    result.reason = reason
  }

  // Each reason belongs to exactly one verdict, under which it is worded.
  const [verdict, { reasons }] = Object.entries(wording.verdicts).find(([, one]) => key in one.reasons)
  const { next_step: code, message } = reasons[key]
  const { provinces } = wording
  const province = provinces[partitionOf(input.number)] || provinces.unknown
  values = { number: input.number, province, ...result.status, ...values }
  result.warnings.push(...warnings())
  result.verdict = verdict
  result.warnings = Object.entries(wording.warnings)
    .filter(([warning]) => result.warnings.includes(warning))
    .map(([warning, texts]) => ({ code: warning, ...texts }))
  result.next_step = { code, ...wording.next_steps[code] }
  /** A value is a text, the same in both languages, or `{zh, en}`; null is a dash. */
  const inLanguage = (language) =>
    message[language].replace(/{(\w+)}/g, (_, name) => {
      const value = values[name] ?? '—'
      return value[language] || value
    })
  result.message = { zh: inLanguage('zh'), en: inLanguage('en') }
  return result
}

/** Notes that the next step in their order has passed. */
export function passed(result) {
  nextStep(result).outcome = 'passed'
}

const nextStep = ({ steps }) => steps.find(({ outcome }) => outcome !== 'passed')
