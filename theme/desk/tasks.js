/**
 * What the worker does: opens a file, checks it, mends it, writes it. All that is big stays here; the page is
 * told what it shows.
 */
import { readPasted, readTable } from '../tables/read-table.js'
import { LIMITS } from '../tables/limits.js'
import { TableFault } from '../tables/table-fault.js'
import { csvText } from '../tables/write-csv.js'
import { checkBook, listCsv } from './check-book.js'
import { drop, grouped, mend } from './mending.js'
import { sheetForm } from './sheet-form.js'

const SHOWN_GROUPS = 200
const SHOWN_ROWS = 20
const CSV = 'text/csv;charset=utf-8'

/**
 * @param {(answer: object) => void} post what the page is told: `kind` is `progress`, `checking`, `result`, `notice`, `fault`
 *   or `file`
 * @returns {(message: object) => Promise<void>}
 */
export function deskTasks(post) {
  let rules = null
  let facts = null
  let book = null
  let checked = null
  let groups = []
  let followed = {}

  const progress = (rows) => post({ kind: 'progress', rows })

  const tasks = {
    begin(message) {
      rules = message.rules
      facts = message.facts
    },
    async open({ file, settings }) {
      take(await readFile(file), settings)
    },
    /** The notice that a list follows, to which its people are held. */
    async notice({ file, settings }) {
      const read = checkBook(formOf(await readFile(file)), { ...settings, purpose: 'notice', sheets: null }, rules, facts)
      const candidates = read.rows.map((row) => Object.fromEntries(read.names.map((name, index) => [name, row[index]])))
      followed = read.errors > 0 ? {} : { notice: file.name, candidates_place: file.name, candidates }
      post({ kind: 'notice', errors: read.errors, people: candidates.length, name: file.name })
      if (book) check(settings)
    },
    paste: ({ text, settings }) => take(readPasted(text, { progress }), settings),
    check: ({ settings }) => check(settings),
    mend({ changes, settings }) {
      for (const { group, text } of changes) {
        const { places, remedy } = groups[group]
        if (remedy === 'text') mend(book.sheets, places, text)
        else drop(book.sheets, places, remedy)
      }
      check(settings)
    },
    csv: () => post({ kind: 'file', of: 'csv', file: new Blob([listCsv(checked)], { type: CSV }) }),
    findings({ head, words }) {
      const rows = checked.findings.map(({ place, severity, code, message, hint }) => [
        String(place),
        words[severity],
        code,
        message.zh,
        hint.zh
      ])
      post({ kind: 'file', of: 'findings', file: new Blob([csvText([head, ...rows])], { type: CSV }) })
    }
  }

  async function readFile(file) {
    if (file.size > LIMITS.fileBytes) throw new TableFault('file-too-large', { size: file.size, limit: LIMITS.fileBytes })
    return readTable(new Uint8Array(await file.arrayBuffer()), { name: file.name, progress })
  }

  const formOf = (read) => ({ sheets: read.sheets.map(sheetForm), texts: read.texts, encoding: read.encoding })

  function take(read, settings) {
    if (read.hasMacros) throw new TableFault('macros')
    if (read.hasForeignData) throw new TableFault('foreign-data')
    book = formOf(read)
    check(settings)
  }

  function check(settings) {
    post({ kind: 'checking' })
    checked = checkBook(book, settings, rules, { ...facts, ...followed })
    groups = grouped(checked.findings, book.sheets)
    const [table] = checked.tables
    post({
      kind: 'result',
      errors: checked.errors,
      warnings: checked.findings.length - checked.errors,
      groups: groups.slice(0, SHOWN_GROUPS).map(({ places, ...shown }) => shown),
      otherGroups: Math.max(0, groups.length - SHOWN_GROUPS),
      names: checked.names,
      rows: checked.rows.slice(0, SHOWN_ROWS),
      title: checked.title,
      encoding: book.encoding,
      people: checked.tables.reduce((sum, one) => sum + one.rows.length, 0),
      sheets: checked.tables.map((one) => one.sheet.name),
      allSheets: book.sheets.filter((one) => one.rows.length > 0).map((one) => one.name),
      chosen: settings.sheets,
      headerRow: table ? table.headerRow : 0
    })
  }

  return async (message) => {
    try {
      await tasks[message.task](message)
    } catch (error) {
      const code = error instanceof TableFault ? error.code : 'unforeseen'
      post({ kind: 'fault', code, values: error.values || { reason: String(error && error.message) } })
    }
  }
}
