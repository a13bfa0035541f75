import { dayInChina } from './publicity-state.js'

/**
 * Marks today in a month instead of the day of the build. The demo keeps its own day.
 * @param {HTMLElement} element holds months whose days have `data-day`, and `[data-today]`, the mark;
 *   maybe `data-demo-today`
 */
export default function monthToday (element) {
  const mark = element.querySelector('[data-today]')
  const day = element.querySelector(`[data-day="${element.dataset.demoToday ?? dayInChina(Date.now())}"]`)
  for (const built of element.querySelectorAll('.p-month__day--built')) built.classList.remove('p-month__day--built')
  for (const built of element.querySelectorAll('.p-month__built')) built.remove()
  if (!day) return
  day.classList.add('p-month__day--built')
  day.querySelector('time').after(' ', mark.content.cloneNode(true))
}
