/** The state of a publicity period. Pure: no DOM, no clock. Days are ISO dates in UTC+8. */

const UTC_PLUS_8 = 8 * 60 * 60 * 1000

/**
 * The day in UTC+8, wherever the browser is.
 * @param {number} milliseconds since 1970, UTC
 * @returns {string} `2026-03-18`
 */
export function dayInChina (milliseconds) {
  return new Date(milliseconds + UTC_PLUS_8).toISOString().slice(0, 10)
}

/**
 * The last day is open until 24:00; without a last day nothing can be said of the end.
 * @param {string} firstOn
 * @param {string | undefined} lastOn
 * @param {string} today
 * @returns {'upcoming' | 'open' | 'ended' | 'undetermined'}
 */
export function publicityState (firstOn, lastOn, today) {
  if (today < firstOn) return 'upcoming'
  if (!lastOn) return 'undetermined'
  return today <= lastOn ? 'open' : 'ended'
}
