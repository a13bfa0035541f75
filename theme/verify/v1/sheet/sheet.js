/** A staff sheet on the verify page: file or pasted rows in, verdicts out. Loaded when the first is given. */

import { filled } from '../page/filled.js'
import { attachSheetActions } from './actions.js'
import { comparison } from './compare.js'
import { runSheet } from './run.js'
import { sheetView } from './view.js'
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
  let current = null

  const say = (text) => {
    part('sheet-told').textContent = text
  }

  async function read({ file, pasted }, run) {
    const source = file ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name } : { pasted }
    const progress = (count) => run.isCurrent() && say(filled(page.word('reading-rows'), { count }))
    const table = await readSheet({ ...source, words: page.columns }, { workerAddress, progress, stopped: run.stopped })
    if (table === null || !table.fault) return table
    const worded = page.faults[table.fault]
    if (!worded) return { told: page.word(table.fault) }
    return { told: filled(`${worded.zh}。${worded.hint_zh}`, table.values) }
  }

  async function show(checked, table, source, run) {
    const result = part('sheet-result')
    const { view, draw, drawForPrint } = sheetView(checked, table, page)
    result.textContent = ''
    result.append(view)
    result.querySelector('[data-slot="circumstances"]').textContent = circumstancesOf(checked, source)
    const { isCurrent } = run
    attachSheetActions(result, { checked, read: table, page, circumstances, drawForPrint, say, isCurrent })
    result.querySelector('[data-slot="heading"]').focus()
    await draw()
  }

  function circumstancesOf(checked, { file }) {
    const known = (name) => checked.map(({ verdict }) => verdict.as_of[name]).find(Boolean) || '—'
    return filled(page.word('sheet-circumstances'), {
      ...circumstances(),
      source: file ? filled(page.word('source-file'), { name: file.name }) : page.word('source-pasted'),
      dataOn: known('site_data_on'),
      statusOn: known('status_list_on'),
      trustList: known('trust_list_version')
    })
  }

  /** Progress and the button that stops it; `isCurrent` until another sheet is given. */
  function begin() {
    const run = { isStopped: false, isCurrent: () => current === run }
    if (current) current.stop()
    current = run
    run.stopped = new Promise((resolve) => {
      run.stop = () => {
        run.isStopped = true
        resolve()
      }
    })
    part('sheet-result').textContent = ''
    part('sheet-progress').removeAttribute('value')
    part('cancel').onclick = run.stop
    setUnderWay(true)
    return run
  }

  function setUnderWay(isUnderWay) {
    part('sheet-progress').hidden = !isUnderWay
    part('cancel').hidden = !isUnderWay
  }

  async function verdictsOf(rows, run) {
    const bar = part('sheet-progress')
    bar.max = rows.length
    say(filled(page.word('checking-rows'), { count: rows.length }))
    const session = openSession()
    const progress = (count) => {
      if (run.isCurrent()) bar.value = count
    }
    const checked = await runSheet(rows, session, { compare, progress, isCancelled: () => run.isStopped })
    const dated = checked.find(({ verdict }) => verdict.as_of.trust_list_version !== null)
    if (dated) session.remember(dated.verdict)
    return checked
  }

  async function answer(source, run) {
    say(page.word('reading-sheet'))
    const table = await read(source, run)
    const checked = table && table.rows && !run.isStopped ? await verdictsOf(table.rows, run) : []
    if (!run.isCurrent()) return
    setUnderWay(false)
    const ended = run.isStopped ? 'cancelled-after' : 'checked-rows'
    say(table && table.told ? table.told : filled(page.word(ended), { count: checked.length }))
    if (checked.length > 0) await show(checked, table, source, run)
  }

  return async function check(source) {
    const run = begin()
    try {
      await answer(source, run)
    } catch (error) {
      if (!run.isCurrent()) return
      setUnderWay(false)
      throw error
    }
  }
}
