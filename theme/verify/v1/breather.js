/** Gives the page a turn now and then, so that it never stands still for more than a moment. */

const MOST_MILLISECONDS = 25

/** @returns {() => Promise<void> | undefined} waits for a turn where the last one is some time ago */
export function breather() {
  let since = Date.now()
  return () => {
    if (Date.now() - since < MOST_MILLISECONDS) return undefined
    return turn().then(() => {
      since = Date.now()
    })
  }
}

/** Not a timer: browsers slow those of a page in the background down to one a second. */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
