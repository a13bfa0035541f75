/** Days that are whole months apart: generator/month_days.py once more, on ISO dates. */

/**
 * The same day of the month `months` later, the month's last where it has no such day.
 * @param {string} day 2024-02-29
 * @param {number} months
 * @returns {string} 2025-02-28 for twelve months
 */
export function correspondingDay(day, months) {
  const [year, month, number] = day.split('-').map(Number)
  const counted = month - 1 + months
  const [toYear, toMonth] = [year + Math.floor(counted / 12), (counted % 12) + 1]
  return iso(toYear, toMonth, Math.min(number, daysIn(toYear, toMonth)))
}

/** @returns {string} the day after */
export function nextDay(day) {
  const [year, month, number] = day.split('-').map(Number)
  if (number < daysIn(year, month)) return iso(year, month, number + 1)
  return month < 12 ? iso(year, month + 1, 1) : iso(year + 1, 1, 1)
}

/** @returns {boolean} whether it is a day of the calendar, written 2026-03-18 */
export function isDay(text) {
  if (!/^[12]\d{3}-(0[1-9]|1[0-2])-\d{2}$/.test(text)) return false
  const [year, month, number] = text.split('-').map(Number)
  return number >= 1 && number <= daysIn(year, month)
}

function daysIn(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function iso(year, month, day) {
  return [String(year).padStart(4, '0'), pair(month), pair(day)].join('-')
}

function pair(number) {
  return String(number).padStart(2, '0')
}
