/** When a publicity period ends, with every day that was or was not counted. */
import { isDay, weekday } from './days.js'
import { copyOf } from './words.js'
import { CalendarGap, publicityPeriod, workingCalendar } from './working-days.js'

const MOST_DAYS = 60
const WHOLE = /^[1-9]\d{0,2}$/

/**
 * @param {HTMLElement} page
 * @param {object} calendars by year
 * @param {Function} words
 * @returns {(settings: { purpose: string, on: string | null, policy: object | null }) => void} shows the deadline again
 */
export function deadlineView(page, calendars, words) {
  const part = (name) => page.querySelector(`[data-part="${name}"]`)
  const input = page.querySelector('#days')
  const calendar = workingCalendar(calendars)
  let settings = { purpose: 'notice', on: null, policy: null }

  function show() {
    part('deadline').hidden = settings.purpose !== 'notice'
    part('days-hint').textContent = daysHint(settings.policy, words)
    const days = WHOLE.test(input.value) && Number(input.value) <= MOST_DAYS ? Number(input.value) : 0
    const counted = part('counted-days')
    counted.textContent = ''
    part('deadline-note').textContent = ''
    if (!settings.on || !isDay(settings.on) || days === 0) {
      part('last-day').textContent = words('need-day')
      return
    }
    const countsFirstDay = settings.policy !== null && settings.policy.countsFirstDay === 'true'
    part('deadline-note').textContent = notes(settings.policy, days, words)
    try {
      const period = publicityPeriod(settings.on, days, calendar, { countsFirstDay })
      part('last-day').textContent = words('last-day', { day: period.lastOn, weekday: weekdayName(period.lastOn, words) })
      counted.append(table(page, period.days, words))
    } catch (error) {
      if (!(error instanceof CalendarGap)) throw error
      part('last-day').textContent = words('gap', { year: error.year })
    }
  }

  input.addEventListener('input', show)
  return (now) => {
    const isNew = now.policy !== settings.policy
    settings = now
    if (isNew && now.policy && now.policy.least) input.value = now.policy.least
    show()
  }
}

function daysHint(policy, words) {
  if (!policy) return words('no-policy')
  return policy.least ? words('least', policy) : words('least-unstated')
}

function notes(policy, days, words) {
  const counts = policy ? policy.countsFirstDay : ''
  const first = { true: 'first-day-counts', false: 'first-day-not' }[counts] || 'first-day-unstated'
  const short = policy && policy.least && days < Number(policy.least)
  return `${short ? `${words('too-short', policy)}。` : ''}${words(first)}。`
}

const weekdayName = (day, words) => words('weekdays').split(',')[weekday(day)]

function table(page, days, words) {
  const { root, slot } = copyOf(page, 'days')
  for (const [index, day] of days.entries()) {
    const row = document.createElement('tr')
    const number = day.number === null ? words(index === 0 ? 'day-of-publication' : 'not-counted') : words('counted', day)
    for (const text of [day.day, weekdayName(day.day, words), kindOf(day, words), number]) {
      const cell = document.createElement('td')
      cell.textContent = text
      row.append(cell)
    }
    if (day.number === null) row.className = 'p-cells__row--muted'
    slot('rows').append(row)
  }
  return root
}

function kindOf({ day, holidayName, isMakeUpDay }, words) {
  if (holidayName) return words('holiday', { name: holidayName })
  if (isMakeUpDay) return words('make-up-day')
  return words(weekday(day) % 6 === 0 ? 'weekend' : 'working-day')
}
