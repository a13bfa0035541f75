/** A staff sheet on the verify page: file or pasted rows in, verdicts out. Loaded when the first is given. */

import { filled } from './filled.js'
import { attachSheetActions } from './sheet-actions.js'
import { comparison } from './sheet-compare.js'
import { runSheet } from './sheet-run.js'
import { sheetView } from './sheet-view.js'
import { readSheet } from './table-reader.js'

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

  async function show(checked, read) {
    const mine = turn
    const result = part('sheet-result')
    const { view, draw, drawForPrint } = sheetView(checked, read, page)
    result.textContent = ''
    result.append(view)
    result.querySelector('[data-slot="circumstances"]').textContent = filled(page.word('sheet-circumstances'), {
      ...circumstances(),
      dataOn: checked.map(({ verdict }) => verdict.as_of.site_data_on).find(Boolean) || '—'
    })
    const isCurrent = () => mine === turn
    attachSheetActions(result, { checked, read, page, circumstances, drawForPrint, say, isCurrent })
    result.querySelector('[data-slot="heading"]').focus()
    await draw()
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
    if (checked.length > 0) await show(checked, table)
  }
}
