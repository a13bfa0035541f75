/** 核验记录 as plain text: what was asked, what came out, as of when; to paste into a file or a message. */

import { nameSentence } from './name-sentence.js'

const WIDTH = '────────────────────'

/**
 * @param {object} verdict `verify/v1`
 * @param {{ word: (name: string) => string, wording: object }} page
 * @param {{ siteName: string, address: string, checkedAt: string, verifier: string, givenName: string }} circumstances
 *   `checkedAt` is the day or the minute, UTC+8; `verifier` the version of the code; `givenName` as it was typed
 * @returns {string} lines of `label：value`; a fact that is not known has no line
 */
export function verificationNote(verdict, page, circumstances) {
  const { wording, word } = page
  const { record, issuer, status, as_of: asOf } = verdict
  return [
    `${word('note-title')}（${circumstances.siteName}）`,
    WIDTH,
    line(word('note-verdict'), wording.verdicts[verdict.verdict].label.zh),
    verdict.message.zh,
    line(word('note-next'), verdict.next_step.zh),
    ...verdict.warnings.map(({ zh }) => line(word('note-warning'), zh)),
    WIDTH,
    line(word('note-number'), verdict.input.number),
    nameSentence(verdict, circumstances.givenName, page),
    ...(record ? recordLines(record, page) : []),
    ...(status && status.purpose ? statusLines(status, word) : []),
    issuer && line(word('note-signed-by'), `${issuer.name}（${issuer.mandate}）`),
    WIDTH,
    line(word('note-checked-at'), circumstances.checkedAt),
    line(word('note-site-data'), asOf.site_data_on),
    line(word('note-status-list'), asOf.status_list_on),
    asOf.trust_list_version && line(word('note-trust-list'), String(asOf.trust_list_version)),
    line(word('note-verifier'), circumstances.verifier),
    line(word('note-address'), circumstances.address),
    word('note-limits')
  ]
    .filter(Boolean)
    .join('\n')
    .concat('\n')
}

function recordLines(record, { word }) {
  const period = record.management_period
  return [
    line(word('note-name'), record.name),
    line(word('note-grade'), word(record.grade)),
    line(word('note-occupation'), [record.occupation, record.trade].filter(Boolean).join(' · ')),
    line(word('note-approved-on'), record.approved_on),
    period && line(word('note-period'), `${period.from} ${word('until')} ${period.until}`),
    line(word('note-awarded-by'), record.awarded_by),
    line(word('note-approved-by'), record.approved_by),
    line(word('note-announced-in'), `${record.announced_in}（${record.announced_by}）`)
  ]
}

function statusLines(status, word) {
  const clause = status.policy && `${status.policy} ${status.clause}`
  return [
    line(word('note-status-on'), status.on),
    line(word('note-ground'), status.ground),
    line(word('note-clause'), clause),
    line(word('note-decided-by'), status.decided_by),
    line(word('note-document'), status.document_number),
    line(word('note-superseded-by'), status.superseded_by)
  ]
}

function line(label, value) {
  return value === null || value === undefined || value === '' ? null : `${label}：${value}`
}
