/** The sheet with what came out beside it, as rows to be written as CSV or as a workbook. Pure. */

const ADDED = ['row', 'verdict', 'message', 'next-step', 'differences', 'checked-at', 'as-of', 'status-list',
  'trust-list', 'warnings', 'verifier']

/**
 * @param {import('./run.js').CheckedRow[]} checked
 * @param {{ tables: import('./rows.js').ReadTable[] }} read
 * @param {{ word: (name: string) => string, wording: object }} page
 * @param {{ checkedAt: string, verifier: string }} circumstances
 * @returns {Generator<string[]>} the header, then a row a row: the sheet's own cells, then the verdict; of
 *   several sheets columns with the same heading become one, and the name of the sheet stands beside its row
 */
export function* resultRows(checked, { tables }, page, { checkedAt, verifier }) {
  const { word } = page
  const isOne = tables.length === 1
  const { heads, placesOf } = commonColumns(tables, checked)
  const added = isOne ? ADDED : ['sheet', ...ADDED]
  yield [...heads, ...added.map((name) => word(`column-${name}`))]
  for (const row of checked) yield [...placed(row.asked), ...outcome(row)]

  function placed({ sheet, cells }) {
    const places = placesOf.get(sheet)
    const all = heads.map(() => '')
    cells.forEach((text, at) => {
      all[places[at]] = text
    })
    return isOne ? all : [...all, sheet]
  }

  function outcome({ asked, verdict, differences }) {
    return [
      String(asked.row),
      page.wording.verdicts[verdict.verdict].label.zh,
      verdict.message.zh,
      verdict.next_step.zh,
      differences.map((one) => differenceText(one, page)).join('；'),
      checkedAt,
      verdict.as_of.site_data_on || '',
      verdict.as_of.status_list_on || '',
      String(verdict.as_of.trust_list_version || ''),
      verdict.warnings.map(({ zh }) => zh).join('；'),
      verifier
    ]
  }
}

/** Where sheet and record disagree, as a sentence. */
export function differenceText({ field, sheet, record }, { word }) {
  const said = field === 'grade' ? word(record) : record
  return word(`differs-${field}`).replace('{sheet}', () => sheet).replace('{record}', () => said)
}

/**
 * Headings of all tables, each once, and by sheet at which of them its columns stand.
 *
 * @returns {{ heads: string[], placesOf: Map<string, number[]> }}
 */
function commonColumns(tables, checked) {
  const widths = new Map() // some rows are wider than their heading
  for (const { asked } of checked) {
    widths.set(asked.sheet, Math.max(widths.get(asked.sheet) || 0, asked.cells.length))
  }
  const heads = []
  const places = new Map()
  const placesOf = new Map()
  for (const { name, header } of tables) {
    const width = Math.max(header.length, widths.get(name) || 0)
    const times = new Map()
    const own = Array.from({ length: width }, (_, at) => {
      const head = (header[at] || '').trim()
      times.set(head, (times.get(head) || 0) + 1)
      const key = `${times.get(head)} ${head}` // a second 备注 is another column
      if (!places.has(key)) places.set(key, heads.push(head) - 1)
      return places.get(key)
    })
    placesOf.set(name, own)
  }
  return { heads, placesOf }
}
