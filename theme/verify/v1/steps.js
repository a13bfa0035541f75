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
/** Told of `signature`, though a signer cannot be known without them. */
const FORM_FAULTS = ['token-form', 'header']

/**
 * @typedef {object} Course
 * @property {object} result `verify/v1`, to be completed
 * @property {string[]} warnings codes
 * @property {(step: string) => void} passed notes it
 *
 * @param {{ kind: string, number: string | null }} input
 * @param {import('./verifier.js').Request} request
 * @param {(course: Course) => Promise<void>} takeSteps ends early as `refuse` does
 * @returns {Promise<object>} `verify/v1`; every key is always there, in the order of CONTRACT
 */
export async function verdictOn(input, { checkedOn, wording, warnings = () => [] }, takeSteps) {
  const steps = STEPS.map((step) => ({ step, outcome: 'not-reached' }))
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
    steps,
    warnings: [],
    record: null,
    issuer: null,
    status: null,
    next_step: null,
    message: null
  }
  const course = {
    result,
    warnings: [],
    passed: (name) => {
      steps.find(({ step }) => step === name).outcome = 'passed'
    }
  }
  let key = 'none'
  let values = {}
  try {
    await takeSteps(course)
  } catch (refusal) {
    const { reason } = refusal
    if (!reason) throw refusal
    result.reason = reason
    values = refusal.values
    key = reason.replace(/^(character)-.*/, '$1')
    const failed = steps.find(({ step, outcome }) =>
      FORM_FAULTS.includes(reason) ? step === 'signature' : outcome !== 'passed'
    )
    Object.assign(failed, { outcome: 'failed', reason })
  }

  // Each reason belongs to exactly one verdict, under which it is worded.
  const [verdict, { reasons }] = Object.entries(wording.verdicts).find(([, one]) => key in one.reasons)
  const { next_step: code, message } = reasons[key]
  const { provinces } = wording
  const province = provinces[partitionOf(input.number)] || provinces.unknown
  const filled = { number: input.number, province, ...result.status, ...values }
  const codes = [...course.warnings, ...warnings()]
  return {
    ...result,
    verdict,
    warnings: Object.entries(wording.warnings)
      .filter(([warning]) => codes.includes(warning))
      .map(([warning, texts]) => ({ code: warning, ...texts })),
    next_step: { code, ...wording.next_steps[code] },
    message: { zh: fill(message.zh, 'zh', filled), en: fill(message.en, 'en', filled) }
  }
}

/** A value is a text, the same in both languages, or `{zh, en}`; null is a dash. */
const fill = (text, language, values) =>
  text.replace(/{(\w+)}/g, (_, name) => {
    const value = values[name] ?? '—'
    return value[language] || value
  })
