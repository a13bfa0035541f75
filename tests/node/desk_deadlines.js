/** Deadlines as the page counts them: `node desk_deadlines.js matter.json`, [last day or year of the gap]. */
import { readFileSync } from 'node:fs'
import { CalendarGap, publicityPeriod, workingCalendar } from '../../theme/desk/working-days.js'

const { facts, asked } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const calendar = workingCalendar(facts.calendars)

function answer([start, days, countsFirstDay]) {
  try {
    return publicityPeriod(start, days, calendar, { countsFirstDay }).lastOn
  } catch (error) {
    if (error instanceof CalendarGap) return error.year
    throw error
  }
}
process.stdout.write(JSON.stringify(asked.map(answer)))
