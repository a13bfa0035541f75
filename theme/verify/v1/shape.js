/**
 * What a value that was signed must look like before anything of it is used.
 *
 * A shape is a function that tells whether a value fits, or an object or a list of the shapes of its
 * members, of which there may be more, or the very value.
 */

const MIDNIGHT = 'T00:00:00+08:00'

/** @returns {boolean} */
export function fits(value, shape) {
  if (typeof shape === 'function') return shape(value)
  if (Object(shape) !== shape) return value === shape
  return (
    Object(value) === value &&
    Array.isArray(value) === Array.isArray(shape) &&
    Object.entries(shape).every(([name, inner]) => fits(value[name], inner))
  )
}

/** Marks with `undefined` a member that may be left out. */
export const isOneOf = (...shapes) => (value) => shapes.some((shape) => fits(value, shape))
export const isListOf = (shape) => (value) =>
  fits(value, []) && value.every((one) => fits(one, shape))
/** These members and no others. */
export const isExactly = (shape) => (value) =>
  fits(value, shape) && Object.keys(value).length === Object.keys(shape).length
export const isFromTo = (least, most) => (value) =>
  Number.isInteger(value) && value >= least && value <= most

export const isString = (value) => typeof value === 'string'
/** A text that says something. */
export const isText = (value) => isString(value) && value !== ''

/** `2026-03-31`, a day that exists, from the year 0001; a sign before the year sorts before digits. */
export const isDay = (value) =>
  isString(value) && value > '0001' && new Date(value).toJSON() === `${value}T00:00:00.000Z`

/** `2026-03-31T00:00:00+08:00`: the only way a token writes a time. */
export const isMidnight = (value) =>
  isString(value) && isDay(dayOf(value)) && value.slice(10) === MIDNIGHT

/** @returns {string} the day of a time that `isMidnight` */
export const dayOf = (time) => time.slice(0, 10)
