/** The shared cases as the page finds them: `node desk_cases.js matter.json`, an answer a case. */
import { readFileSync } from 'node:fs'
import { checkBook, listCsv } from '../../theme/desk/check-book.js'
import { formOfJson } from '../../theme/desk/sheet-form.js'

const { rules, facts, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

const answers = cases.map((told) => {
  const book = { sheets: told.sheets.map(formOfJson), texts: [] }
  const checked = checkBook(book, told.settings, rules, { ...facts, ...told.facts })
  const findings = checked.findings.map(({ code, place }) => [code, String(place)])
  const messages = checked.findings.map(({ message, hint }) => [message.zh, message.en, hint.zh, hint.en])
  const csv = checked.errors > 0 ? null : listCsv(checked).replace('\ufeff', '').trimEnd().split('\n')
  return { name: told.name, findings, messages, csv }
})
process.stdout.write(JSON.stringify(answers))
