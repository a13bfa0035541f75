/**
 * What somebody calls an occupation → the occupations that are meant, surely or perhaps. Pure.
 *
 * Sure is only its name, its code or what data/search_terms.yml says it is also called: 汽车工 holds 车工 and is
 * something else, so what merely holds the name, or differs in a letter, is asked back.
 */

/**
 * @typedef {{ name: string, code: string, also: string[], href: string }} Occupation
 * @param {string} asked as typed
 * @param {Occupation[]} occupations
 * @returns {{ sure: Occupation | null, near: Occupation[] }}
 */
export function meantOccupations (asked, occupations) {
  const text = plain(asked)
  if (!text) return { sure: null, near: [] }
  const called = occupations.map((one) => ({ one, names: [one.name, one.code, ...one.also].map(plain).filter(Boolean) }))
  const exact = called.filter(({ names }) => names.includes(text))
  if (exact.length === 1) return { sure: exact[0].one, near: [] }
  const whose = (isMeant) => called.filter(({ names }) => names.some((name) => isMeant(text, name)))
  const near = [exact, whose(holds), whose(differsInOne)].find((found) => found.length > 0) ?? []
  return { sure: null, near: near.map(({ one }) => one) }
}

/** Width, spaces, hyphens and capitals do not count, nor does 我是 before it. */
function plain (text) {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '').toLowerCase().replace(/^我?是/, '')
}

/** One holds the other; 工 alone tells nothing. */
function holds (text, name) {
  return text !== '工' && (name.includes(text) || text.includes(name))
}

function differsInOne (text, name) {
  return text.length > 1 && text.length === name.length && [...text].filter((letter, at) => letter !== name[at]).length === 1
}
