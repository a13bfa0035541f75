/** A staff sheet checked by the modules of the verify page: one JSON in, one answer a row out. */
import { readFileSync } from 'node:fs'
import { askedRows } from '../../theme/verify/v1/sheet/rows.js'
import { comparison } from '../../theme/verify/v1/sheet/compare.js'
import { runSheet } from '../../theme/verify/v1/sheet/run.js'
import { readTable } from '../../theme/tables/read-table.js'
import { written, wording } from './served.js'
import { CHECKED_ON } from './world.js'

const { book, words, files, settings } = JSON.parse(readFileSync(0, 'utf8'))
const { openPageSession } = await written('page/session.js')
const session = openPageSession({
  checkedOn: CHECKED_ON,
  settings,
  wording,
  crypto: globalThis.crypto,
  read: async (path) => files[path] ?? null
})
const { rows } = askedRows(readTable(Buffer.from(book, 'base64')).sheets, words.columns)
const checked = await runSheet(rows, session, {
  compare: comparison(words),
  progress: () => {},
  isCancelled: () => false
})
console.log(
  JSON.stringify(
    checked.map(({ asked, verdict, differences }) => ({ row: asked.row, ...verdict, differences }))
  )
)
