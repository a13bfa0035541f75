import { dayInChina, publicityState } from './publicity-state.js'

/**
 * Shows the state of a notice today instead of on the day of the build. The demo keeps its own day.
 * @param {HTMLElement} element with `data-first-on`, maybe `data-last-on` and `data-demo-today`
 */
export default function noticeState (element) {
  const { firstOn, lastOn, demoToday } = element.dataset
  const state = publicityState(firstOn, lastOn, demoToday ?? dayInChina(Date.now()))
  for (const choice of element.querySelectorAll('[data-state]')) {
    choice.hidden = choice.dataset.state !== state
  }
  element.querySelector('[data-built]').hidden = true
  element.dataset.current = state
}
