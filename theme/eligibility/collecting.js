/** What can be collected until the day comes: what each kind of condition is shown by. Pure. */

// kinds without a paper of their own are left out: 国籍, 年龄 and the like stand in what everybody has
const SHOWN_BY = {
  'holds-grade': 'grade',
  'holds-title': 'title',
  'years-in-post': 'post',
  'years-since': 'work',
  'years-of-work-since': 'work',
  'years-of-work': 'work',
  employment: 'work',
  education: 'education',
  award: 'award',
  appraisal: 'appraisal',
  result: 'results',
  contribution: 'results',
  ability: 'results',
  organisation: 'unit',
  workers: 'workers'
}

/** @returns {string[]} what to collect, each once, in the order of `findings`; nothing for what is waived */
export function toCollect(findings) {
  const kinds = findings.filter(({ reason }) => reason !== 'waived').map(({ asked }) => SHOWN_BY[asked.kind])
  return [...new Set(kinds.filter(Boolean))]
}
