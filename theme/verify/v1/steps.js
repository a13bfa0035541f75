/** The nine steps in their fixed order, and the one JSON that is made of them. */

import { isStrictNumber, provinceCodeOf } from './certificate-number.js'

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
 * What is known so far. It becomes the JSON of CONTRACT by `failed` or `allPassed`, whichever comes
 * first; every key is always there, in the order of CONTRACT.
 */
export class Report {
  /**
   * @param {{ kind: string, number: string | null }} input
   * @param {{ checkedOn: string, wording: object, warnings: () => string[] }} request
   */
  constructor(input, { checkedOn, wording, warnings }) {
    this.input = input
    this.checkedOn = checkedOn
    this.wording = wording
    this.warningsOfCaller = warnings
    this.asOf = {
      trust_list_version: null,
      trust_list_expires_on: null,
      status_list_on: null,
      site_data_on: null
    }
    this.warnings = new Set()
    this.record = null
    this.issuer = null
    this.status = null
    this.outcomes = new Map()
  }

  passed(step) {
    this.outcomes.set(step, { step, outcome: 'passed' })
  }

  /** `values` fill the placeholders of the message, besides those the report knows itself. */
  failed(step, reason, values = {}) {
    this.outcomes.set(step, { step, outcome: 'failed', reason })
    return this.closed(this.verdictOf(wordingKey(reason)), reason, values)
  }

  /** Each reason belongs to exactly one verdict, under which it is worded. */
  verdictOf(key) {
    const { verdicts } = this.wording
    return Object.keys(verdicts).find((verdict) => key in verdicts[verdict].reasons)
  }

  allPassed() {
    return this.closed('valid', null, {})
  }

  closed(verdict, reason, values) {
    const { wording } = this
    const warnings = new Set([...this.warnings, ...this.warningsOfCaller()])
    const worded = wording.verdicts[verdict].reasons[wordingKey(reason)]
    const code = worded.next_step
    const filled = { number: this.input.number, province: this.province(), ...values }
    return {
      format: 'verify/v1',
      verdict,
      reason,
      input: this.input,
      checked_on: this.checkedOn,
      as_of: this.asOf,
      steps: STEPS.map((step) => this.outcomes.get(step) || { step, outcome: 'not-reached' }),
      warnings: Object.keys(wording.warnings).filter((warning) => warnings.has(warning)).map((warning) => ({
        code: warning,
        ...wording.warnings[warning]
      })),
      record: this.record,
      issuer: this.issuer,
      status: this.status,
      next_step: { code, ...wording.next_steps[code] },
      message: fill(worded.message, filled)
    }
  }

  province() {
    const { number } = this.input
    const code = number !== null && isStrictNumber(number) ? provinceCodeOf(number) : 'unknown'
    return this.wording.provinces[code] || this.wording.provinces.unknown
  }
}

function wordingKey(reason) {
  if (reason === null) return 'none'
  return reason.startsWith('character-') ? 'character' : reason
}

/** A value is a text, the same in both languages, or `{zh, en}`; null is a dash. */
function fill(text, values) {
  const inLanguage = (language) =>
    text[language].replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name]
      if (value === null || value === undefined) return '—'
      return typeof value === 'object' ? value[language] : value
    })
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}
