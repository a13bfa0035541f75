/** The sheet with what came out beside it, as rows to be written as CSV or as a workbook. Pure. */

/**
 * @param {import('./sheet-run.js').CheckedRow[]} checked
 * @param {{ header: string[] }} table
 * @param {{ word: (name: string) => string, wording: object }} page
 * @param {{ checkedAt: string, verifier: string }} circumstances
 * @returns {Generator<string[]>} the header, then a row a row: the sheet's own cells, then the verdict
 */
export function* resultRows(checked, { header }, page, { checkedAt, verifier }) {
  const { word } = page
  const width = Math.max(header.length, widest(checked))
  const added = ['row', 'verdict', 'message', 'next-step', 'differences', 'checked-at', 'as-of', 'verifier']
  yield [...padded(header, width), ...added.map((name) => word(`column-${name}`))]
  for (const row of checked) yield [...padded(row.asked.cells, width), ...outcome(row)]

  function outcome({ asked, verdict, differences }) {
    return [
      String(asked.row),
      page.wording.verdicts[verdict.verdict].label.zh,
      verdict.message.zh,
      verdict.next_step.zh,
      differences.map((one) => differenceText(one, page)).join('；'),
      checkedAt,
      verdict.as_of.site_data_on || '',
      verifier
    ]
  }
}

/** Where sheet and record disagree, as a sentence. */
export function differenceText({ field, sheet, record }, { word }) {
  const said = field === 'grade' ? word(record) : record
  return word(`differs-${field}`).replace('{sheet}', () => sheet).replace('{record}', () => said)
}

/** Not `Math.max(...)` over all rows: a function takes some ten thousand arguments. */
function widest(checked) {
  return checked.reduce((most, { asked }) => Math.max(most, asked.cells.length), 0)
}

function padded(cells, width) {
  return Array.from({ length: width }, (_, at) => cells[at] || '')
}
