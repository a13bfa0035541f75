/** What may stand in the address: place, target and kind of applicant. Answers never do. */

/** @returns {{ place: string | null, aim: string, applicant: string }} */
export function readAddress(fragment) {
  const asked = new URLSearchParams(fragment.slice(1))
  return { place: asked.get('place'), aim: asked.get('aim') || '', applicant: asked.get('for') || 'person' }
}

/** @returns {string} the fragment that leads to the same questions */
export function addressOf({ place, aim, applicant }) {
  const told = { place, ...(aim ? { aim } : {}), ...(applicant === 'person' ? {} : { for: applicant }) }
  return `#${new URLSearchParams(told)}`
}
