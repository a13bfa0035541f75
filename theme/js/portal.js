/**
 * Entry: gives every element with `data-module` its behaviour. A page is complete without it.
 */
import asOf from './as-of.js'
import caseDoor from './case-door.js'
import comparison from './comparison.js'
import fold from './fold.js'
import monthToday from './month-today.js'
import numberDoor from './number-door.js'
import noticeState from './notice-state.js'
import openNotices from './open-notices.js'
import rowsByDay from './rows-by-day.js'
import tableFilter from './table-filter.js'
import targetState from './target-state.js'

// notice-state first: open-notices reads what it decided
const MODULES = [
  ['notice-state', noticeState],
  ['open-notices', openNotices],
  ['target-state', targetState],
  ['as-of', asOf],
  ['rows-by-day', rowsByDay],
  ['month-today', monthToday],
  ['table-filter', tableFilter],
  ['number-door', numberDoor],
  ['fold', fold],
  ['comparison', comparison],
  ['case-door', caseDoor],
]

for (const [name, attach] of MODULES) {
  for (const element of document.querySelectorAll(`[data-module="${name}"]`)) attach(element)
}
