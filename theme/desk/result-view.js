/** What was found, as text in the page's own templates. */
import { copyOf } from './words.js'

const FIELDS = ['serial', 'name', 'organisation', 'occupation_code', 'occupation', 'trade', 'grade', 'certificate_number', 'notice_serial', 'remark']
const FIELD = /(`|：)([a-z_]+)(?=`|$)/g
const QUOTED = /`([^`]*)`/g

/**
 * @param {HTMLElement} page
 * @param {object} result of tasks.js
 * @param {Function} words
 * @param {{ csv: Function, copy: Function, findings: Function, mend: (changes: object[]) => void,
 *   choose: (sheets: string[] | null) => void }} acts
 * @returns {{ root: DocumentFragment, heading: HTMLElement, say: (text: string) => void }}
 */
export function resultView(page, result, words, acts) {
  const { root, slot } = copyOf(page, 'result')
  const canBeSaved = result.errors === 0 && result.rows.length > 0
  slot('verdict').classList.add(canBeSaved ? 'p-verdict--good' : 'p-verdict--bad')
  slot('heading').textContent = headingOf(result, words)
  slot('read').textContent = readOf(result, words)
  for (const name of ['csv', 'copy', 'findings']) {
    const button = root.querySelector(`[data-act="${name}"]`)
    button.addEventListener('click', acts[name])
    button.hidden = name === 'findings' ? result.groups.length === 0 : !canBeSaved
  }
  fillSheets(page, slot('sheets'), result, acts.choose)
  fillFindings(page, slot, result, words, acts.mend)
  fillPreview(slot, result, words)
  const [heading, saved] = [slot('heading'), slot('saved')]
  return {
    root,
    heading,
    say(text) {
      saved.textContent = text
    }
  }
}

function headingOf({ errors, warnings }, words) {
  if (errors > 0) return words(warnings > 0 ? 'errors-and-warnings' : 'errors', { errors, warnings })
  return words(warnings > 0 ? 'clean-with-warnings' : 'clean', { warnings })
}

function readOf({ sheets, headerRow, people, encoding, title }, words) {
  if (sheets.length === 0) return ''
  const sheet = sheets.filter(Boolean).map((name) => words('sheet', { name })).join('、')
  const read = words('read', { sheet, header: headerRow, people })
  const written = encoding ? words('read-encoding', { encoding: encoding.toUpperCase() }) : ''
  return title ? words('read-title', { title }) + read + written : read + written
}

/** Which sheets are looked at: asked where there are several. */
function fillSheets(page, field, { allSheets, chosen }, choose) {
  if (allSheets.length < 2) return
  field.hidden = false
  const boxes = allSheets.map((name) => {
    const { root, slot } = copyOf(page, 'sheet')
    const box = slot('box')
    box.checked = chosen === null || chosen.includes(name)
    slot('name').textContent = name
    field.append(root)
    return box
  })
  field.addEventListener('change', () => {
    const names = allSheets.filter((_, index) => boxes[index].checked)
    choose(names.length === 0 || names.length === allSheets.length ? null : names)
  })
}

function fillFindings(page, slot, result, words, mend) {
  if (result.groups.length === 0) {
    slot('findings').hidden = true
    return
  }
  const rest = result.otherGroups
  const note = words(result.errors > 0 ? 'mend-errors' : 'mend-warnings')
  slot('findings-note').textContent = rest > 0 ? note + words('shown', { shown: result.groups.length, rest }) : note
  const changeOf = result.groups.map((group) => fillGroup(page, slot('rows'), group, words))
  slot('apply').parentNode.hidden = !changeOf.some(Boolean)
  slot('mend').addEventListener('submit', (event) => {
    event.preventDefault()
    const changes = []
    changeOf.forEach((change, group) => {
      const text = change ? change() : null
      if (text !== null) changes.push({ group, text })
    })
    mend(changes)
  })
}

/** @returns {(() => string | null) | null} what was typed or ticked; null where only the workbook can be mended */
function fillGroup(page, body, group, words) {
  const { root, slot } = copyOf(page, 'finding')
  const cells = group.cells.join('、')
  const place = group.count > group.cells.length ? words('more-cells', { cells, count: group.count }) : cells
  slot('row').classList.add(`p-cells__row--${group.severity}`)
  slot('row').dataset.code = group.code
  slot('cell').textContent = place || words('whole-file')
  slot('tag').textContent = words(group.severity)
  slot('message').textContent = inChinese(group.message, words)
  slot('hint').textContent = inChinese(group.hint, words)
  const change = REMEDIES[group.remedy] ? REMEDIES[group.remedy](slot, group, place, words) : null
  for (const name of ['text', 'drop', 'suggest']) if (slot(name).hidden) slot(name).remove()
  body.append(root)
  return change
}

const REMEDIES = { text: textRemedy, column: dropRemedy, row: dropRemedy }

function textRemedy(slot, group, place, words) {
  const input = slot('text')
  input.hidden = false
  input.defaultValue = group.value
  input.setAttribute('aria-label', words('mend-label', { cell: place }))
  if (group.suggestion) {
    const button = slot('suggest')
    button.hidden = false
    button.textContent = words('suggest', { text: group.suggestion })
    button.addEventListener('click', () => {
      input.value = group.suggestion
      input.focus()
    })
  }
  return () => (input.value === input.defaultValue ? null : input.value)
}

function dropRemedy(slot, group, place, words) {
  slot('drop').hidden = false
  slot('drop-word').textContent = words(`drop-${group.remedy}`)
  const box = slot('drop-box')
  box.setAttribute('aria-label', `${place} ${words(`drop-${group.remedy}`)}`)
  return () => (box.checked ? '' : null)
}

/** Names of columns as clerks know them: `organisation` is 单位; quotes as people write them. */
function inChinese(text, words) {
  return text
    .replace(FIELD, (whole, before, name) => (FIELDS.includes(name) ? before + words(name) : whole))
    .replace(QUOTED, '“$1”')
}

function fillPreview(slot, { names, rows, people, title, errors }, words) {
  slot('preview-title').textContent = title
  if (rows.length === 0 || errors > 0) {
    slot('preview').hidden = true
    return
  }
  const shown = names.map((_, index) => index).filter((index) => rows.some((row) => row[index] !== ''))
  slot('preview-note').textContent = words('preview', { shown: rows.length, people })
  for (const index of shown) slot('preview-head').append(cell('th', words(names[index])))
  for (const row of rows) {
    const line = document.createElement('tr')
    for (const index of shown) line.append(cell('td', row[index]))
    slot('preview-rows').append(line)
  }
}

function cell(name, text) {
  const element = document.createElement(name)
  element.textContent = text
  if (name === 'th') element.scope = 'col'
  return element
}
