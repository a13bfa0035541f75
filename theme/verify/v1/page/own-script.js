/** The worker of the page that is one file: the very script that stands in it, which its policy names by digest. */

/**
 * @param {string} script
 * @returns {() => string | object} the address to start it from; the same each time
 */
export function ownScript(script) {
  let address = null
  return () => {
    address = address || trusted(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
    return address
  }
}

function trusted(address) {
  if (!window.trustedTypes) return address
  const same = (asked) => {
    if (asked !== address) throw new TypeError(`not the script of this page: ${asked}`)
    return asked
  }
  return window.trustedTypes.createPolicy('verify-worker', { createScriptURL: same }).createScriptURL(address)
}
