/** What a value that was signed must look like before anything of it is used. */

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/
const MIDNIGHT = 'T00:00:00+08:00'

// A shape is a function from a value to whether it fits.

export const isString = (value) => typeof value === 'string'
/** A text that says something. */
export const isText = (value) => isString(value) && value !== ''
export const isCount = (value) => Number.isSafeInteger(value) && value >= 0
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `2026-03-31`, a day that exists. */
export function isDay(value) {
  const parts = isText(value) && DAY.exec(value)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0
}

/** `2026-03-31T00:00:00+08:00`: the only way a token writes a time. */
export const isMidnight = (value) =>
  isText(value) && value.endsWith(MIDNIGHT) && isDay(dayOf(value))

/** @returns {string} the day of a time that `isMidnight` */
export const dayOf = (time) => time.slice(0, -MIDNIGHT.length)

export const isOneOf = (...allowed) => (value) => allowed.includes(value)
export const isNullOr = (shape) => (value) => value === null || shape(value)
export const isListOf = (shape) => (value) => Array.isArray(value) && value.every(shape)
export const isExactList = (texts) => (value) =>
  Array.isArray(value) && value.length === texts.length && value.every((text, i) => text === texts[i])

/** Marks a member that may be left out. */
export const optional = (shape) => Object.assign((value) => shape(value), { isOptional: true })

/** An object whose members fit; members that are not named are passed over. */
export const hasMembers = (members) => (value) =>
  isObject(value) &&
  Object.entries(members).every(([name, shape]) =>
    hasOwn(value, name) ? shape(value[name]) : Boolean(shape.isOptional)
  )

function hasOwn(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name)
}
