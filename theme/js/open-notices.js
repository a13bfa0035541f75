/**
 * Keeps only the notices that are open today, as notice-state decided, and says so when there is none.
 * @param {HTMLElement} element holds `[data-notice]` items and one `[data-none]`
 */
export default function openNotices (element) {
  let open = 0
  for (const item of element.querySelectorAll('[data-notice]')) {
    item.hidden = item.querySelector('[data-current]').dataset.current !== 'open'
    if (!item.hidden) open += 1
  }
  element.querySelector('[data-none]').hidden = open > 0
}
