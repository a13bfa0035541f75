/** Days as `2026-03-31`, and how they follow one another. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MILLISECONDS = 86400000

/** @returns {boolean} whether there is such a day */
export function isDay(text) {
  if (!DAY.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** @returns {string} the day `count` days after `day` */
export const dayAfter = (day, count = 1) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * MILLISECONDS).toISOString().slice(0, 10)

/** @returns {number} 0 is Sunday */
export const weekday = (day) => new Date(`${day}T00:00:00Z`).getUTCDay()

export const yearOf = (day) => Number(day.slice(0, 4))
