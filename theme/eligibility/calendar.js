/** A day as an iCalendar file (RFC 5545), as generator/render/calendar_file.py writes them. */
import { nextDay } from './month-days.js'

const LINE_BYTES = 75 // without the line break

/**
 * @param {{ id: string, day: string, summary: string, description: string, today: string }} event
 * @returns {string} an all-day event; its stamp is the day it was asked on
 */
export function calendarFile({ id, day, summary, description, today }) {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//skillgrade-portal//eligibility//ZH',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:eligibility-${id.replace('#', '-')}-${compact(day)}`,
    `DTSTAMP:${compact(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(nextDay(day))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR'
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function compact(day) {
  return day.replace(/-/g, '')
}

function escaped(text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n|\r/g, '\\n')
}

/** Folded at 75 octets, never inside a character. */
function folded(line) {
  const encoder = new TextEncoder()
  const parts = ['']
  let room = LINE_BYTES
  for (const character of line) {
    const size = encoder.encode(character).length
    if (size > room) {
      parts.push('')
      room = LINE_BYTES - 1 // the space that continues a line
    }
    parts[parts.length - 1] += character
    room -= size
  }
  return parts.join('\r\n ')
}
