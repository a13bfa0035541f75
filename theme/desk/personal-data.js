/** What personal data looks like: `generator/personal_data.py`, by the same patterns, handed in as data. */
import { isDay } from './days.js'
import { pattern } from './patterns.js'

const FEWEST_DIGITS = 7
const CHECK_CHARACTERS = '10X98765432'
const KEPT_ANSWERS = 4096
const NOT_ASCII = /[^\u0000-\u007f]/
const DECIMAL = new RegExp('\\p{Nd}', 'u')
const FORMAT = new RegExp('\\p{Cf}', 'u')

/**
 * @param {{ patterns: Object<string, string>, kinds: Object<string, { zh: string, en: string }>, han_digits: Object<string, string>,
 *   like_x: string }} data `like_x`: signs that are typed for the X at the end
 * @returns {{ of: (text: string) => string | null, among: (texts: Map<string, string>) => Generator<{ fields: string[], kind: string }>,
 *   isIdNumber: (text: string) => boolean }} kinds by their key in `data.kinds`
 */
export function personalData(data) {
  const patterns = {}
  for (const name of Object.keys(data.patterns)) patterns[name] = pattern(data.patterns[name])
  const answers = new Map()

  function mayHoldAny(text) {
    return patterns.suspicious.has(text) || patterns.digit.matches(text).length >= FEWEST_DIGITS
  }

  function of(text) {
    if (!mayHoldAny(text)) return null
    let answer = answers.get(text)
    if (answer === undefined) {
      answer = look(text)
      if (answers.size >= KEPT_ANSWERS) answers.clear()
      answers.set(text, answer)
    }
    return answer
  }

  function look(text) {
    const plain = plainText(text)
    const joined = patterns.gap.without(plain)
    if ([plain, joined, patterns.any_gap.without(plain)].some(holdsId18)) return 'id_number'
    for (const candidate of [plain, joined]) {
      if (patterns.id_15.matches(candidate).some((match) => isBirthday(`19${match[1]}`, match[2], match[3]))) return 'id_number'
      if (patterns.masked_mobile.has(candidate) || patterns.mobile.has(candidate)) return 'mobile'
      if (patterns.masked.has(candidate)) return 'masked_id'
    }
    if (patterns.long_number.matches(patterns.spaced.without(plain)).some((match) => passesLuhn(match[0]))) return 'bank_card'
    if (patterns.birth.has(plain)) return 'birth_date'
    return patterns.mail.has(plain) ? 'mail_address' : null
  }

  function* among(texts) {
    const together = Array.from(texts.values()).join('')
    if (patterns.home.has(together)) {
      for (const [field, text] of texts) if (patterns.home.has(text)) yield { fields: [field], kind: 'home_address' }
    }
    if (!mayHoldAny(together)) return
    let isTold = false
    for (const [field, text] of texts) {
      const kind = of(text)
      if (kind === null) continue
      isTold = true
      yield { fields: [field], kind }
    }
    if (!isTold) yield* amongNeighbours(texts)
  }

  function* amongNeighbours(texts) {
    const fields = Array.from(texts.keys())
    for (const count of [2, 3]) {
      for (let start = 0; start + count <= fields.length; start += 1) {
        const neighbours = fields.slice(start, start + count)
        const kind = of(neighbours.map((field) => texts.get(field)).join(''))
        if (kind !== 'id_number' && kind !== 'masked_id') continue
        yield { fields: neighbours, kind }
        return
      }
    }
  }

  function plainText(text) {
    const normal = text.normalize('NFKC')
    return patterns.label.without(NOT_ASCII.test(normal) ? asciiText(normal) : normal)
  }

  function asciiText(normal) {
    const digits = Array.from(normal, (character) => {
      if (DECIMAL.test(character)) return decimalValue(character)
      if (data.like_x.includes(character)) return 'X'
      return FORMAT.test(character) ? '' : character
    }).join('')
    return digits.replace(hanRun, (run) => Array.from(run, (one) => data.han_digits[one] || one).join(''))
  }

  const holdsId18 = (text) => patterns.id_18.matches(text).some((match) => isBirthday(match[1], match[2], match[3]))
  const hanRun = new RegExp(data.patterns.han_run, 'gu')

  return { of, among, isIdNumber: (text) => isIdNumber(text, patterns.id_18) }
}

const isBirthday = (year, month, day) => Number(year) > 1800 && isDay(`${year}-${month}-${day}`)

/** Decimal digits stand in runs of ten from zero on, whatever the script. */
function decimalValue(character) {
  const code = character.codePointAt(0)
  let value = 0
  while (value < 9 && DECIMAL.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/** GB 11643, ISO 7064 MOD 11-2: the whole text, with its check digit. */
function isIdNumber(text, id18) {
  const [match] = id18.matches(text)
  if (!match || match[0] !== text || !isBirthday(match[1], match[2], match[3])) return false
  let total = 0
  for (let index = 0; index < 17; index += 1) total += Number(text[index]) * (2 ** (17 - index) % 11)
  return CHECK_CHARACTERS[total % 11] === text[17].toUpperCase()
}

/** ISO/IEC 7812-1 annex B. */
function passesLuhn(number) {
  let total = 0
  Array.from(number).reverse().forEach((digit, index) => {
    const doubled = Number(digit) * (1 + (index % 2))
    total += doubled > 9 ? doubled - 9 : doubled
  })
  return total % 10 === 0
}
