/** What a cell's number is shown as: a day, a time, leading zeros, or the number itself. */

const MILLISECONDS_A_DAY = 86400000
const FIRST_1900 = Date.UTC(1899, 11, 30) // day 0 from 1 March 1900 on; Excel believes in 29 February 1900
const FIRST_1904 = Date.UTC(1904, 0, 1)
const LEAP_BUG = 60
const LAST_DAY = 2958465 // 9999-12-31
// Days and times of ISO/IEC 29500 18.8.30, with those that Chinese editions add
const BUILT_IN_DAYS = [[14, 17], [22, 22], [27, 31], [36, 36], [50, 54], [57, 58]]
const BUILT_IN_TIMES = [[18, 21], [32, 35], [45, 47], [55, 56]]
/** Digits that a number keeps in a workbook (ISO/IEC 29500: IEEE 754 double, 15 digits). */
const KEPT_DIGITS = 15

/**
 * @param {number} id of the format
 * @param {string | undefined} code of a format of the workbook's own
 * @returns {'day' | 'time' | 'zeros' | 'number'}
 */
export function formatKind(id, code) {
  if (code === undefined) {
    if (isWithin(id, BUILT_IN_DAYS)) return 'day'
    return isWithin(id, BUILT_IN_TIMES) ? 'time' : 'number'
  }
  if (/^0{2,}$/.test(code)) return 'zeros'
  const plain = code
    .split(';')[0]
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '')
  if (/[yde]/i.test(plain.replace(/e[+-]/gi, '').replace(/general/gi, ''))) return 'day'
  return /[hs]|m/i.test(plain) ? 'time' : 'number'
}

const isWithin = (id, ranges) => ranges.some(([first, last]) => first <= id && id <= last)

/**
 * @param {string} raw the number as it stands in the file
 * @param {'day' | 'time' | 'zeros' | 'number'} kind
 * @param {{ zeros: number, is1904: boolean }} format `zeros`: how many digits are shown at least
 * @returns {{ kind: 'number' | 'date' | 'error', text: string, isRounded?: true }} as it stands in the file where
 *   it is no number, or no date
 */
export function shownNumber(raw, kind, { zeros, is1904 }) {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return { kind: 'error', text: raw }
  if (kind === 'day' || kind === 'time') return { kind: 'date', text: dateText(value, kind, is1904) || raw }
  const text = /^\d+$/.test(raw) ? raw : plainDigits(value)
  if (/^-?\d+$/.test(text) && text.replace('-', '').length > KEPT_DIGITS) {
    return { kind: 'number', text, isRounded: true }
  }
  return { kind: 'number', text: kind === 'zeros' && value >= 0 ? text.padStart(zeros, '0') : text }
}

function plainDigits(value) {
  if (Number.isInteger(value)) return BigInt(value).toString().slice(0, 2 * KEPT_DIGITS)
  return String(Number(value.toPrecision(KEPT_DIGITS)))
}

/** ISO, with the time where there is one; null where the number is no date. */
function dateText(serial, kind, is1904) {
  if (serial < 0 || serial > LAST_DAY) return null
  if (serial < 1 && kind === 'time') return clock(serial)
  if (!is1904 && Math.floor(serial) === LEAP_BUG) return null
  const shifted = !is1904 && serial < LEAP_BUG ? serial + 1 : serial
  const first = is1904 ? FIRST_1904 : FIRST_1900
  const day = new Date(first + Math.floor(shifted) * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
  const time = clock(serial % 1)
  return time === '00:00:00' ? day : `${day} ${time}`
}

function clock(part) {
  const seconds = Math.min(Math.round(part * 86400), 86399)
  const two = (number) => String(number).padStart(2, '0')
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
}
