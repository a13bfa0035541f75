/** What was made of a staff sheet, in words: its headings and columns, what was passed over. Pure. */

import { columnLetters } from '../../../tables/cell-references.js'
import { filled } from '../page/filled.js'

const FIELDS = ['certificate_number', 'name', 'grade', 'organisation']
const SKIPPED_TOLD = 10

/**
 * @param {{ tables: import('./rows.js').ReadTable[], left: { name: string, isHidden: boolean }[] }} read
 * @param {{ word: (name: string) => string }} page
 * @returns {string[]} a sentence each; the reader sees what was not compared or not looked at
 */
export function readingTold({ tables, left }, { word }) {
  const columnsOf = (fields) => fields.map((field) => word(`field-${field}`)).join(word('enumerated'))

  function told({ name, headerRow, columns, otherNumbers, skipped }) {
    const there = FIELDS.filter((field) => columns[field] !== undefined)
    const missing = FIELDS.filter((field) => columns[field] === undefined)
    const places = there.map((field) => `${word(`field-${field}`)} ${columnLetters(columns[field] + 1)}`)
    const letters = otherNumbers.map((at) => columnLetters(at + 1)).join(word('enumerated'))
    const rows = skipped.slice(0, SKIPPED_TOLD).join(word('enumerated'))
    return [
      name && filled(word('read-sheet'), { name }),
      headerRow === 0 ? word('read-no-heading') : filled(word('read-heading'), { row: headerRow }),
      filled(word('read-columns'), { columns: places.join(word('enumerated')) }),
      missing.length > 0 && filled(word('read-missing'), { columns: columnsOf(missing) }),
      letters && filled(word('read-other-numbers'), { columns: letters }),
      rows && filled(word('read-skipped'), { count: skipped.length, rows })
    ]
      .filter(Boolean)
      .join('')
  }

  return [
    ...tables.map(told),
    ...left.map(({ name, isHidden }) => filled(word(isHidden ? 'read-hidden' : 'read-without-numbers'), { name }))
  ]
}
