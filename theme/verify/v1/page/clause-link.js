/** Links from the verify page into its site. */

/** @returns {{ text: string, href: string | null } | null} to the clause on the page of its policy */
export function clauseLink({ policy, clause }, page) {
  if (!policy || !clause) return null
  const anchor = encodeURIComponent(clause.replace(/ /g, '-'))
  return {
    text: `${policy} ${clause}`,
    href: below(page, `policies/${encodeURIComponent(policy)}/#${anchor}`)
  }
}

/** @returns {string | null} null where the page is a file that knows of no site */
export const below = ({ root }, path) => (root === null ? null : root + path)
