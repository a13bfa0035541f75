/** Which column a heading means: `generator/intake/list_columns.py`, whose words come as data. */

const LEFT_OUT = /[\s*:]+/g
const IN_BRACKETS = /\([^()]*\)$/

/** @returns {string} `姓 名*：` is 姓名 */
export const headerKey = (text) => text.normalize('NFKC').replace(LEFT_OUT, '').toLowerCase()

/**
 * @param {{ columns: Object<string, string[]>, personal_headings: string[] }} data
 * @returns {{ fieldOf: (heading: string) => string | null, isPersonal: (heading: string) => boolean }}
 */
export function headings(data) {
  const fields = new Map()
  for (const name of Object.keys(data.columns)) {
    for (const variant of data.columns[name]) fields.set(variant, name)
  }
  return {
    fieldOf(heading) {
      const key = headerKey(heading)
      return fields.get(key) || fields.get(key.replace(IN_BRACKETS, '')) || null
    },
    isPersonal(heading) {
      const key = headerKey(heading)
      return data.personal_headings.some((word) => key.includes(word))
    }
  }
}
