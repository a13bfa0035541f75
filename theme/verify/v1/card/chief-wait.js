/** The earliest day for 首席技师, by what generator/chief_waits.py read from the policy in force. */

const BEFORE = 'special-technician'

/**
 * @param {string} day `2024-02-29`
 * @returns {string} the same day of the month `months` later, the month's last where it has no such day;
 *   as generator/month_days.py counts
 */
export function correspondingDay(day, months) {
  const [year, month, date] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const reached = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
  return reached.toISOString().slice(0, 10)
}

/**
 * @param {object} record of a verdict
 * @param {{ waits: object, word: (name: string) => string }} page `waits` by the policy of a record
 * @returns {{ answer: string, sources: { text: string, policy: string, clause: string }[] } | null} null
 *   where the record is of another grade
 */
export function chiefWait(record, { waits, word }) {
  if (record.grade !== BEFORE) return null
  const wait = waits[record.policy]
  if (!wait) return { answer: word('chief-not-stated'), sources: [] }
  const { counted_from: countedFrom, months, text } = wait
  const day = months === null ? '' : correspondingDay(record.approved_on, months)
  return {
    answer: word(`chief-${countedFrom}`).replace('{text}', text || '').replace('{day}', day),
    sources: wait.sources
  }
}
