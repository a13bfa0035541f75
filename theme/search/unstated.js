/** Whether a query asks what no text answers: 补贴 leads to the question that says 文件未规定. Pure apart from the index. */

// A word that hardly any clause has is what the query is about.
const FEW_CLAUSES = 4
// A query that is most of a question's title asks that question.
const MOST_OF_TITLE = 0.5

/**
 * @param {import('./query.js').Query} query
 * @param {import('./ranking.js').Index} index
 * @param {import('./ranking.js').Marks} marks
 * @param {{exact: import('./ranking.js').Found[], near: import('./ranking.js').Found[]}} found
 * @returns {Promise<string | null>} the page id of the question
 */
export async function unstatedAnswer(query, index, marks, { exact, near }) {
  const [first] = exact.length > 0 ? exact : near.filter(({ match }) => match === 'all')
  if (!first || !marks.unstated.has(first.id)) return null
  const isMostOfTitle = [...query.phrase].length >= MOST_OF_TITLE * marks.titleEnd(first.id)
  return isMostOfTitle || (await hasRareWord(query, index, marks)) ? first.id : null
}

async function hasRareWord(query, index, marks) {
  for (const { phrase } of query.terms.flatMap(({ variants }) => variants)) {
    const holding = [...(await index.find(phrase)).keys()]
    const clauses = holding.filter((id) => marks.clauses.has(id) && !marks.samples.has(id))
    if (holding.some((id) => marks.unstated.has(id)) && clauses.length <= FEW_CLAUSES) return true
  }
  return false
}
