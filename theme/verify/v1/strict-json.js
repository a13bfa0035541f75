/** JSON that means one thing only: UTF-8 without faults, no member written twice, of the shape that is wanted. */

import { fits, isString } from './shape.js'

/** A byte order mark is kept, so that JSON.parse refuses it. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const STRING = /"(?:[^"\\]|\\.)*"/g

/**
 * @param {string | Uint8Array | null} source
 * @param {unknown} shape as `shape.js` has it
 * @returns {any} the value; null where there is none, it cannot be believed, or a shape throws at it
 */
export function readJson(source, shape) {
  try {
    const text = isString(source) ? source : UTF_8.decode(source)
    const value = JSON.parse(text)
    const isWhole = countMembers(text) === countMembers(JSON.stringify(value))
    return isWhole && fits(value, shape) ? value : null
  } catch {
    return null
  }
}

/** Of a member written twice only one is read, so the value has fewer. Outside strings each has a colon. */
const countMembers = (json) => json.replace(STRING, '').split(':').length
