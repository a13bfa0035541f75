/**
 * Findings that are alike in one group, and what mends it: a text for all of its cells, or a row or column
 * that goes.
 *
 * @typedef {'text' | 'column' | 'row' | null} Remedy null: only the workbook itself can be mended
 */

const SHOWN_CELLS = 6
const REMEDIES = {
  'personal-column': 'column',
  'import-hidden-column': 'column',
  'import-stray-row': 'row',
  'import-hidden-row': 'row',
  'import-occupation-code-needed': 'text'
}
const NOT_HERE = /^(?:import-|more-than-told|too-many-rows|no-rows)/

/**
 * @param {object[]} findings in the order of the cells
 * @param {import('./sheet-form.js').SheetForm[]} sheets
 * @returns {{ code: string, severity: string, message: string, hint: string, cells: string[], count: number,
 *   value: string, remedy: Remedy, suggestion: string | null, places: object[] }[]} errors first; `value` is what
 *   the cells show
 */
export function grouped(findings, sheets) {
  const groups = new Map()
  for (const finding of findings) {
    const value = valueAt(finding.place, sheets)
    const key = [finding.code, finding.message.zh, value].join('\n')
    if (!groups.has(key)) groups.set(key, groupOf(finding, value))
    groups.get(key).places.push(finding.place)
  }
  const all = Array.from(groups.values())
  const ordered = [...all.filter((one) => one.severity === 'error'), ...all.filter((one) => one.severity !== 'error')]
  const taken = new Set()
  for (const group of ordered) {
    const cells = group.places.map(String)
    group.count = cells.length
    group.cells = cells.slice(0, SHOWN_CELLS)
    if (group.remedy !== 'text') continue
    if (cells.every((cell) => taken.has(cell))) group.remedy = null
    cells.forEach((cell) => taken.add(cell))
  }
  return ordered
}

function groupOf({ code, severity, message, hint, place, suggestion }, value) {
  const remedy = place.line === 0 ? null : REMEDIES[code] || (NOT_HERE.test(code) ? null : 'text')
  return { code, severity, message: message.zh, hint: hint.zh, value, remedy, suggestion, places: [] }
}

function valueAt({ sheet, line, column }, sheets) {
  const form = sheets.find((one) => one.name === sheet)
  const row = form && form.rows[line - 1]
  return (row && row[column - 1]) || ''
}

/** Empties the columns or rows of `places`, the heading too. */
export function drop(sheets, places, remedy) {
  for (const { sheet, line, column } of places) {
    const form = sheets.find((one) => one.name === sheet)
    form.rows.forEach((row, index) => {
      const isDropped = (at) => (remedy === 'row' ? index === line - 1 : at === column - 1 && index >= line - 1)
      row.forEach((_, at) => {
        if (!isDropped(at)) return
        part(form, index + 1, at + 1)
        form.rows[index][at] = ''
      })
    })
  }
}

/** Writes `text` into the cells at `places`; a cell that was merged stands alone from then on. */
export function mend(sheets, places, text) {
  for (const { sheet, line, column } of places) {
    const form = sheets.find((one) => one.name === sheet)
    part(form, line, column)
    const row = form.rows[line - 1]
    while (row.length < column) row.push('')
    row[column - 1] = text
  }
  for (const place of places) {
    const name = place.sheet === '' ? place.cell : place.cell.slice(place.sheet.length + 1)
    sheets.find((one) => one.name === place.sheet).oddities.delete(name)
  }
}

/** The merged area around a cell, if any, into cells of their own with the same text. */
function part(form, line, column) {
  const around = (area) => area.top <= line && line <= area.bottom && area.left <= column && column <= area.right
  const area = form.merged.find(around)
  if (!area) return
  const text = (form.rows[area.top - 1] || [])[area.left - 1] || ''
  for (let index = area.top - 1; index < Math.min(area.bottom, form.rows.length); index += 1) {
    const row = form.rows[index]
    for (let at = area.left - 1; at < Math.min(area.right, row.length); at += 1) row[at] = text
  }
  form.merged = form.merged.filter((one) => one !== area)
}
