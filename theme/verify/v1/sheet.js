/** A staff sheet on the verify page: file or pasted rows in, verdicts out. Loaded when the first is given. */

import { csvText } from '../../tables/write-csv.js'
import { xlsxBytes } from '../../tables/write-xlsx.js'
import { filled } from './filled.js'
import { canSave, save } from './save.js'
import { comparison } from './sheet-compare.js'
import { resultRows } from './sheet-files.js'
import { runSheet } from './sheet-run.js'
import { sheetView } from './sheet-view.js'
import { readSheet } from './table-reader.js'

const CSV = 'text/csv;charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * @param {HTMLElement} root the part of the page
 * @param {object} page as verdictView has it, with `columns` and `faults` from the page's own data
 * @param {{ openSession: () => object, circumstances: () => object, workerAddress: () => string | null }} means
 * @returns {(source: { file?: File, pasted?: string }) => Promise<void>}
 */
export function sheetChecker(root, page, { openSession, circumstances, workerAddress }) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`)
  const compare = comparison(page)
  let turn = 0

  function say(text) {
    part('sheet-told').textContent = text
  }

  async function read({ file, pasted }) {
    const source = file
      ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
      : { pasted }
    const table = await readSheet({ ...source, words: page.columns }, workerAddress)
    if (!table.fault) return table
    const worded = page.faults[table.fault]
    if (!worded) return { told: page.word(table.fault) }
    return { told: filled(`${worded.zh}。${worded.hint_zh}`, table.values) }
  }

  function show(checked, table) {
    const result = part('sheet-result')
    result.textContent = ''
    result.append(sheetView(checked, page))
    const on = (name, act) => result.querySelector(`[data-act="${name}"]`).addEventListener('click', act)
    const rows = () => resultRows(checked, table, page, circumstances())
    on('csv', () => save(new Blob([csvText(rows())], { type: CSV }), `${page.word('sheet-name')}.csv`))
    on('xlsx', () => {
      const bytes = xlsxBytes({ sheetName: page.word('sheet-name'), rows: rows() })
      save(new Blob([bytes], { type: XLSX }), `${page.word('sheet-name')}.xlsx`)
    })
    on('copy', async () => {
      await navigator.clipboard.writeText(rows().map((cells) => cells.map(oneLine).join('\t')).join('\n'))
      say(page.word('copied'))
    })
    on('print', () => window.print())
    for (const button of result.querySelectorAll('[data-needs-files]')) button.hidden = !canSave()
    result.querySelector('[data-slot="circumstances"]').textContent = filled(page.word('sheet-circumstances'), {
      ...circumstances(),
      dataOn: checked.map(({ verdict }) => verdict.as_of.site_data_on).find(Boolean) || '—'
    })
    result.querySelector('[data-slot="heading"]').focus()
  }

  return async function check(source) {
    const mine = (turn += 1)
    const isCancelled = () => mine !== turn
    const bar = part('sheet-progress')
    part('sheet-result').textContent = ''
    say(page.word('reading-sheet'))
    const table = await read(source)
    if (isCancelled()) return
    if (table.told) {
      say(table.told)
      return
    }
    bar.max = table.rows.length
    bar.hidden = false
    part('cancel').hidden = false
    part('cancel').onclick = () => {
      turn += 1
    }
    say(filled(page.word('checking-rows'), { count: table.rows.length }))
    const progress = (count) => {
      bar.value = count
    }
    const session = openSession()
    const checked = await runSheet(table.rows, session, { compare, progress, isCancelled })
    checked.slice(0, 1).forEach(({ verdict }) => session.remember(verdict))
    const wasCancelled = isCancelled()
    if (wasCancelled && mine !== turn - 1) return // another sheet was given meanwhile
    bar.hidden = true
    part('cancel').hidden = true
    say(filled(page.word(wasCancelled ? 'cancelled-after' : 'checked-rows'), { count: checked.length }))
    if (checked.length > 0) show(checked, table)
  }
}

const oneLine = (text) => text.replace(/[\t\r\n]+/g, ' ')
