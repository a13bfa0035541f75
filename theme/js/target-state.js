import { dayInChina } from './publicity-state.js'

/**
 * Where the due day lies; it is not past until it has ended. Says nothing of whether the target was met.
 * @param {string} dueOn an ISO date in UTC+8, as is `today`
 * @param {string} today
 * @returns {'ahead' | 'due_today' | 'past'}
 */
export function targetStateOn (dueOn, today) {
  if (today === dueOn) return 'due_today'
  return today < dueOn ? 'ahead' : 'past'
}

/**
 * Shows the state of a target today instead of on the day of the build. The demo keeps its own day.
 * @param {HTMLElement} element with `data-due-on`, maybe `data-demo-today`
 */
export default function targetState (element) {
  const { dueOn, demoToday } = element.dataset
  const state = targetStateOn(dueOn, demoToday ?? dayInChina(Date.now()))
  for (const choice of element.querySelectorAll('[data-state]')) {
    choice.hidden = choice.dataset.state !== state
  }
  element.querySelector('[data-built]').hidden = true
  element.dataset.current = state
}
