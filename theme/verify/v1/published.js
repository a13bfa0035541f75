/**
 * The members that `shape` names, in its order, written as the portal's JSON writes them: `awarded_by`.
 * What is not there is null.
 */
export function published(shape, values) {
  const entries = Object.keys(shape).map((name) => [
    name.replace(/[A-Z]/, '_$&').toLowerCase(),
    values[name] || null
  ])
  return Object.fromEntries(entries)
}
