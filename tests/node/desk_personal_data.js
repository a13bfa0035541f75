/** What the page takes for personal data: `node desk_personal_data.js matter.json`, a kind or null a text. */
import { readFileSync } from 'node:fs'
import { personalData } from '../../theme/desk/personal-data.js'

const { rules, texts } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const personal = personalData(rules.personal_data)
process.stdout.write(JSON.stringify(texts.map((text) => [personal.of(text), personal.isIdNumber(text)])))
