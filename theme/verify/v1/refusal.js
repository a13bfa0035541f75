/**
 * Ends the verification: what is asked for is not there, or is not to be believed.
 *
 * @param {string} reason of generator/credentials/README.md
 * @param {object} [values] for the placeholders of its message; `key`, where the wording has the reason under
 *   another name, and `place`, that of the step, where it is not the one that is being taken
 * @returns {never}
 */
export function refuse(reason, values = {}) {
  throw Object.assign(new Error(reason), { values })
}
