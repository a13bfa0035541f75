import { dayInChina } from './publicity-state.js'

/**
 * Where a row belongs on a day; its last day is not over.
 * @param {{ since?: string, until?: string }} row ISO dates in UTC+8, both included
 * @returns {'later' | 'now' | 'over'}
 */
export function placeOn ({ since, until }, today) {
  if (since && today < since) return 'later'
  return until && until < today ? 'over' : 'now'
}

/**
 * Moves rows to where they belong today instead of on the day of the build. The demo keeps its own day.
 * @param {HTMLElement} element holds a `[data-when]` for each place, hidden while it is empty, with a body of rows;
 *   where there is `[data-none]` it is shown instead of `[data-table]`; rows have `data-order`, `data-since`, `data-until`; maybe `data-demo-today`
 */
export default function rowsByDay (element) {
  const today = element.dataset.demoToday ?? dayInChina(Date.now())
  const rows = [...element.querySelectorAll('[data-order]')].sort((a, b) => a.dataset.order - b.dataset.order)
  for (const place of element.querySelectorAll('[data-when]')) {
    const here = rows.filter((row) => placeOn(row.dataset, today) === place.dataset.when)
    place.querySelector('tbody').append(...here)
    const none = place.querySelector('[data-none]')
    place.hidden = !here.length && !none
    if (!none) continue
    none.hidden = here.length > 0
    place.querySelector('[data-table]').hidden = !here.length
  }
  for (const built of element.querySelectorAll('[data-built]')) built.hidden = true
}
