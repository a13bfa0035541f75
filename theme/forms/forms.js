/**
 * A form that is filled where it stands: rows come and go, a code is looked at, the sheet is printed or saved
 * as a Word file. Nothing is stored and nothing is sent; without this script the sheet can be filled and printed.
 */
import { saveFile } from '../saving/save-file.js'
import { creditCodeFault } from './credit-code.js'
import { filledDocument } from './docx.js'

const WORD_FILE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const root = document.querySelector('[data-form]')
const sheet = root.querySelector('[data-sheet]')
let empty = readEmpty() // before anything is filled in, so that saving asks for nothing

for (const element of root.querySelectorAll('[data-needs-script]')) element.hidden = false
for (const button of sheet.querySelectorAll('[data-act="add"]')) makeGrow(button)
for (const input of root.querySelectorAll('[data-check="credit-code"]')) watchCode(input)
root.addEventListener('input', ({ target }) => fit(target))
window.addEventListener('beforeprint', showForPaper)
root.querySelector('[data-act="print"]').addEventListener('click', () => window.print())
root.querySelector('[data-act="docx"]').addEventListener('click', save)

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

/** A field keeps the height that it had on the screen, and cuts off what is longer: paper gets the text itself. */
function showForPaper() {
  for (const field of sheet.querySelectorAll('textarea')) {
    const printed = field.parentElement.querySelector('[data-printed]') || document.createElement('span')
    printed.className = 'p-sheet__printed'
    printed.dataset.printed = ''
    printed.textContent = field.value
    field.after(printed)
  }
  sheet.classList.add('p-sheet--with-text')
}

/** Rows are added below a heading that reaches down beside all of them. */
function makeGrow(add) {
  const heading = add.closest('th')
  const told = heading.querySelector('[role="status"]')
  const rows = () => Array.from(sheet.querySelectorAll('[data-grown]'))
  const model = rows()[0].cloneNode(true)

  function number() {
    rows().forEach((row, index) => {
      for (const field of row.querySelectorAll('textarea')) {
        field.setAttribute('aria-label', word('cell', { row: index + 1, column: field.dataset.column }))
      }
      row.querySelector('[data-act="remove"]').setAttribute('aria-label', word('remove', { row: index + 1 }))
    })
    heading.rowSpan = rows().length + 1
    told.textContent = word('rows', { count: rows().length })
  }

  add.addEventListener('click', () => {
    const row = model.cloneNode(true)
    rows().pop().after(row)
    number()
    row.querySelector('textarea').focus()
  })
  sheet.addEventListener('click', ({ target }) => {
    if (!target.closest('[data-act="remove"]') || rows().length === 1) return
    target.closest('tr').remove()
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

/** @returns {Promise<Uint8Array | null>} null where it could not be read */
async function readEmpty() {
  try {
    const answer = await fetch(document.querySelector('[data-empty]').href)
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch (error) {
    return null // not on the line: told when it is saved
  }
}

async function save() {
  const bytes = (await empty) || (await (empty = readEmpty()))
  const told = root.querySelector('[data-saved]')
  if (!bytes) {
    told.textContent = word('not-saved')
    return
  }
  const name = `${root.dataset.title}.docx`
  saveFile(new Blob([filledDocument(bytes, filledRows())], { type: WORD_FILE }), name)
  told.textContent = word('saved', { name })
}

function filledRows() {
  return Array.from(sheet.rows, (row) => ({
    isGrown: 'grown' in row.dataset,
    cells: Array.from(row.cells, textOf)
  }))
}

/** What is written into a cell; null where nothing can be. */
function textOf(cell) {
  const say = {
    field: () => cell.querySelector('textarea').value + (cell.querySelector('[data-note]') || { textContent: '' }).textContent,
    text: () =>
      Array.from(cell.querySelectorAll('[data-piece], input'), (one) =>
        one.tagName === 'INPUT' ? one.value || '____' : one.textContent
      ).join(''),
    choices: () =>
      Array.from(cell.querySelectorAll('label'), (choice) => `${mark(choice)} ${choice.textContent.trim()}`).join('　'),
    box: () => mark(cell)
  }[cell.dataset.cell]
  return say ? say() : null
}

function mark(around) {
  return around.querySelector('[type="checkbox"]').checked ? '☑' : '☐'
}
