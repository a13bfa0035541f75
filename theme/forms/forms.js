/**
 * A form that is filled where it stands: rows come and go, a code is looked at, the sheet is printed or saved
 * as a Word file. Nothing is stored and nothing is sent; without this script the sheet can be filled and printed.
 */
import { saveFile } from '../saving/save-file.js'
import { creditCodeFault } from './credit-code.js'
import { docxBytes } from './docx.js'

const WORD_FILE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const root = document.querySelector('[data-form]')

for (const element of root.querySelectorAll('[data-needs-script]')) element.hidden = false
for (const table of root.querySelectorAll('[data-kind="rows"]')) makeGrow(table)
for (const input of root.querySelectorAll('[data-check="credit-code"]')) watchCode(input)
root.addEventListener('input', ({ target }) => fit(target))
root.querySelector('[data-act="print"]').addEventListener('click', () => window.print())
root.querySelector('[data-act="docx"]').addEventListener('click', () => save(false))
root.querySelector('[data-act="empty"]').addEventListener('click', () => save(true))

function word(name, values = {}) {
  const text = root.querySelector('template').content.querySelector(`[data-word="${name}"]`).textContent
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key])
}

/** A sheet on paper cannot be scrolled: a field is as high as what is in it. */
function fit(field) {
  if (field.tagName !== 'TEXTAREA') return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}

function makeGrow(table) {
  const body = table.tBodies[0]
  const model = body.rows[0].cloneNode(true)
  for (const field of model.querySelectorAll('textarea')) field.value = ''
  const tools = table.nextElementSibling
  const add = tools.querySelector('[data-act="add"]')
  const told = tools.querySelector('[role="status"]')

  function number() {
    Array.from(body.rows).forEach((row, index) => {
      for (const field of row.querySelectorAll('textarea')) {
        field.setAttribute('aria-label', word('cell', { row: index + 1, column: field.dataset.column }))
      }
      row.querySelector('button').setAttribute('aria-label', word('remove', { row: index + 1 }))
    })
    told.textContent = word('rows', { count: body.rows.length })
  }

  add.addEventListener('click', () => {
    const row = model.cloneNode(true)
    for (const element of row.querySelectorAll('[data-needs-script]')) element.hidden = false
    body.append(row)
    number()
    row.querySelector('textarea').focus()
  })
  body.addEventListener('click', ({ target }) => {
    const button = target.closest('button')
    if (!button || body.rows.length === 1) return
    button.closest('tr').remove()
    number()
    add.focus()
  })
  number()
  told.textContent = ''
}

function watchCode(input) {
  const told = document.getElementById(input.getAttribute('aria-describedby'))
  input.addEventListener('input', () => {
    const found = creditCodeFault(input.value)
    told.textContent = found ? word(`code-${found.fault}`, found) : ''
  })
}

function save(isEmpty) {
  const bytes = docxBytes({ title: root.dataset.title, sections: sectionsOf(isEmpty) })
  const name = `${root.dataset.title}${isEmpty ? word('empty-name') : ''}.docx`
  saveFile(new Blob([bytes], { type: WORD_FILE }), name)
  root.querySelector('[data-saved]').textContent = word('saved', { name })
}

function sectionsOf(isEmpty) {
  return Array.from(root.querySelectorAll('table[data-kind]'), (table) => ({
    title: table.caption.textContent,
    head: Array.from(table.querySelectorAll('thead [data-column]'), (cell) => cell.textContent),
    rows: Array.from(table.tBodies[0].rows, (row) =>
      Array.from(row.querySelectorAll('[data-cell]'), (cell) => textOf(cell, isEmpty))
    ),
    isStamped: table.dataset.kind === 'opinions'
  }))
}

function textOf(cell, isEmpty) {
  const field = cell.querySelector('textarea')
  if (!field) return cell.textContent.trim().replace(/\s*\n\s*/g, '\n')
  const box = cell.querySelector('[type="checkbox"]')
  const mark = box ? (box.checked && !isEmpty ? '☑ ' : '☐ ') : ''
  return mark + (isEmpty ? '' : field.value)
}
