/** What the verify page reads in files: `{ words, files: [{ name, base64 }] }` in, what it asks and tells of each out. */
import { readFileSync } from 'node:fs'
import { readTable } from '../../theme/tables/read-table.js'
import { askedRows } from '../../theme/verify/v1/sheet/rows.js'

const { words, files } = JSON.parse(readFileSync(0, 'utf8'))
const read = files.map(({ name, base64 }) => askedRows(readTable(Buffer.from(base64, 'base64'), { name }).sheets, words))
console.log(JSON.stringify(read))
