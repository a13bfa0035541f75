/** A list that is shown in parts, and each part a few rows at a time: a slow phone lays out few in a moment. */

import { painted } from './breather.js'

const SHOWN_MORE = 100
const ROWS_A_FRAME = 20

/**
 * @param {HTMLElement} body
 * @param {HTMLButtonElement} more shows the next rows; hidden where there are none
 * @param {{ first: number, rowElement: (row: object) => Node, told: HTMLElement, page: { word: Function },
 *   sentence: (figures: { shown: number, count: number }) => string }} look `first`: how many are shown without
 *   asking; `told`: where it says so
 * @returns {{ show: (rows: object[]) => Promise<void>, showUntil: (count: number) => Promise<void> }} `show` puts
 *   rows in place of those that were shown; both are done when the rows stand there
 */
export function longList(body, more, { first, rowElement, told, sentence, page }) {
  let rows = []
  let shown = 0
  let latest = 0

  async function showUntil(count) {
    const mine = (latest += 1)
    for (const last = Math.min(count, rows.length); shown < last; ) {
      const next = Math.min(shown + ROWS_A_FRAME, last)
      body.append(...rows.slice(shown, next).map(rowElement))
      shown = next
      await painted()
      if (mine !== latest) return // something else is to be shown
    }
    const left = rows.length - shown
    more.hidden = left === 0
    more.textContent = page.word('show-more').replace('{count}', String(left))
    told.textContent = sentence({ shown, count: rows.length })
  }

  more.addEventListener('click', () => showUntil(shown + SHOWN_MORE))
  return {
    showUntil,
    show(others) {
      body.textContent = ''
      more.hidden = true
      rows = others
      shown = 0
      return showUntil(first)
    }
  }
}
