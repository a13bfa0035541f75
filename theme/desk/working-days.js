/** Working days and the end of a publicity period: `generator/working_days.py` and `deadlines.py` again. */
import { dayAfter, weekday, yearOf } from './days.js'

const SUNDAY = 0
const SATURDAY = 6

/** No calendar for `year`; nothing is guessed. */
export class CalendarGap extends Error {
  constructor(year) {
    super(`no calendar for ${year}`)
    this.year = year
  }
}

/**
 * @param {Object<string, { holidays: Object<string, string>, make_up_days: string[] }>} calendars by year
 */
export function workingCalendar(calendars) {
  const ofYear = (day) => {
    const calendar = calendars[yearOf(day)]
    if (!calendar) throw new CalendarGap(yearOf(day))
    return calendar
  }
  const isMakeUpDay = (day) => ofYear(day).make_up_days.includes(day)
  const holidayName = (day) => ofYear(day).holidays[day] || null
  const isWorkingDay = (day) =>
    isMakeUpDay(day) || (weekday(day) !== SATURDAY && weekday(day) !== SUNDAY && holidayName(day) === null)
  return { isMakeUpDay, holidayName, isWorkingDay }
}

/**
 * The days from publication to the last one on which anyone may object.
 *
 * @param {string} start the day of publication; it counts only if asked and worked
 * @param {number} workingDays 1 or more
 * @returns {{ lastOn: string, days: { day: string, number: number | null, isMakeUpDay: boolean, holidayName: string | null }[] }}
 *   `number` counts the working days from 1, null where a day does not count. Throws CalendarGap
 */
export function publicityPeriod(start, workingDays, calendar, { countsFirstDay = false } = {}) {
  const days = []
  let number = 0
  for (let day = start; ; day = dayAfter(day)) {
    const counts = calendar.isWorkingDay(day) && (countsFirstDay || day !== start)
    if (counts) number += 1
    days.push({
      day,
      number: counts ? number : null,
      isMakeUpDay: calendar.isMakeUpDay(day),
      holidayName: calendar.holidayName(day)
    })
    if (number === workingDays) return { lastOn: day, days }
  }
}
