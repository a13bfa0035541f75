/** Gives the page a turn now and then, so that it never stands still for more than a moment. */

const MOST_MILLISECONDS = 25
const LONGEST_FRAME = 200

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

/** Until what was written into the page is seen; one in the background is not seen, and has a turn at once. */
export function painted() {
  if (document.hidden) return turn()
  return new Promise((resolve) => {
    requestAnimationFrame(() => turn().then(resolve)) // after the frame, not within it
    setTimeout(resolve, LONGEST_FRAME) // it may go into the background meanwhile
  })
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
