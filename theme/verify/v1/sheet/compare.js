/** Where a sheet says something else than the signed record. A name is compared by the verifier itself. */

const BETWEEN = /[\s（）()]/g

/**
 * @param {{ gradeWords: Object<string, string> }} words what people call a grade -> its slug
 * @returns {(asked: { grade: string, organisation: string }, record: object) => object[]} `field`, what
 *   the `sheet` says and what the `record` says; nothing where the sheet says nothing
 */
export function comparison({ gradeWords }) {
  const slugs = new Map(Object.entries(gradeWords).map(([word, slug]) => [comparable(word), slug]))
  return (asked, record) => {
    const differences = []
    const slug = slugs.get(comparable(asked.grade))
    if (slug && slug !== record.grade) {
      differences.push({ field: 'grade', sheet: asked.grade, record: record.grade })
    }
    if (asked.organisation && comparable(asked.organisation) !== comparable(record.awarded_by)) {
      differences.push({ field: 'organisation', sheet: asked.organisation, record: record.awarded_by })
    }
    return differences
  }
}

const comparable = (text) => text.normalize('NFKC').replace(BETWEEN, '')
