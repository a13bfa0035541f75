import { dayInChina } from './publicity-state.js'

/**
 * Says whether what a page says of now still holds today. The demo keeps its own day.
 * @param {HTMLElement} element with `[data-state]` choices, maybe `data-changes-on` and `data-demo-today`
 */
export default function asOf (element) {
  const { changesOn, demoToday } = element.dataset
  const today = demoToday ?? dayInChina(Date.now())
  const state = changesOn && today >= changesOn ? 'changed' : 'holds'
  for (const choice of element.querySelectorAll('[data-state]')) {
    choice.hidden = choice.dataset.state !== state
  }
  element.querySelector('[data-day]').textContent = inWords(today)
  element.dataset.current = state
}

/** @returns {string} `2026年3月18日` of `2026-03-18` */
export function inWords (day) {
  const [year, month, ofMonth] = day.split('-').map(Number)
  return `${year}年${month}月${ofMonth}日`
}
