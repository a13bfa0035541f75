/** What the portal knows that makes a clerk's cell whole: `generator/import_rows/facts.py`. */

const SPACES = /\s+/g
const GRADE_PARTS = /[/()、,]+/

/** Names that differ in white space and in the width of their letters have the same key. */
export const nameKey = (text) => text.normalize('NFKC').replace(SPACES, '').toLowerCase()

/**
 * @param {object} facts of the portal; `candidates`, if any, are those of the notice that a list follows
 * @param {Object<string, string>} gradeWords what else people call a grade, by slug
 * @param {string | null} jurisdiction
 */
export function knownNames(facts, gradeWords, jurisdiction) {
  const grades = gradesByWord(facts.grades, gradeWords)
  const codes = onlyOnes(Object.keys(facts.occupations).map((code) => [nameKey(facts.occupations[code]), code]))
  const here = facts.organisations.filter((one) => one.jurisdiction === jurisdiction)
  const organisations = onlyOnes(here.map((one) => [nameKey(one.name), one.name]))
  const candidates = new Map()
  for (const candidate of facts.candidates || []) {
    candidates.set(candidate.name, [...(candidates.get(candidate.name) || []), candidate])
  }

  return {
    /** 一级/高级技师, 高级技师（一级） or 特级; else the text itself, for a rule to refuse. */
    grade(text) {
      const words = nameKey(text).split(GRADE_PARTS).filter(Boolean)
      const names = new Set(words.map((word) => grades.get(word) || ''))
      return names.size === 1 && !names.has('') ? Array.from(names)[0] : text
    },
    organisation: (text) => organisations.get(nameKey(text)) || text,
    occupationCode: (name) => codes.get(nameKey(name)) || '',
    occupationName: (code) => facts.occupations[code] || '',
    occupationNames: Object.values(facts.occupations),
    /** Who of the notice is meant: the same in all that is written, else the only one of that name. */
    candidate(values) {
      const named = candidates.get(values.name) || []
      const same = named.filter((one) =>
        ['organisation', 'occupation_code', 'grade'].every((field) => one[field] === values[field])
      )
      const exact = same.filter((one) => one.trade === values.trade)
      return [exact, same, named].filter((found) => found.length === 1).map(([one]) => one)[0] || null
    }
  }
}

function gradesByWord(grades, gradeWords) {
  const words = new Map()
  const names = new Map(grades.map((grade) => [grade.slug, grade.name]))
  for (const word of Object.keys(gradeWords)) {
    if (names.has(gradeWords[word])) words.set(word, names.get(gradeWords[word]))
  }
  for (const grade of grades) {
    words.set(nameKey(grade.name), grade.name)
    for (const part of (grade.certificate_label || '').split('/')) {
      if (!words.has(nameKey(part))) words.set(nameKey(part), grade.name)
    }
  }
  return words
}

/** What is known by one name alone. */
function onlyOnes(pairs) {
  const found = new Map()
  for (const [key, value] of pairs) found.set(key, (found.get(key) || new Set()).add(value))
  const ones = new Map()
  found.forEach((values, key) => {
    if (values.size === 1) ones.set(key, Array.from(values)[0])
  })
  return ones
}
