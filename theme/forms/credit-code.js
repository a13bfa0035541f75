/** 统一社会信用代码, GB 32100-2015: 18 characters, the last follows from the others. Pure. */

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const MODULUS = 31
const BASE = 3
const LENGTH = 18

/**
 * What is odd about a code as it was typed. Real codes that fail are known, so nothing is refused.
 * @param {string} typed
 * @returns {{ fault: 'length' | 'character' | 'check', expected?: string } | null} null: nothing, or nothing typed
 */
export function creditCodeFault(typed) {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (!code) return null
  if (code.length !== LENGTH) return { fault: 'length' }
  const values = Array.from(code, (character) => CHARACTERS.indexOf(character))
  if (values.includes(-1)) return { fault: 'character' }
  const expected = checkCharacter(values)
  return code[LENGTH - 1] === expected ? null : { fault: 'check', expected }
}

function checkCharacter(values) {
  let weight = 1
  let sum = 0
  for (const value of values.slice(0, LENGTH - 1)) {
    sum += value * weight
    weight = (weight * BASE) % MODULUS
  }
  return CHARACTERS[(MODULUS - (sum % MODULUS)) % MODULUS]
}
