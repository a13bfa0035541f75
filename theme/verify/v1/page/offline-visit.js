/** Lets `/verify/` work without a network after one visit, where the browser has service workers. */

import { trustedAddress } from './trusted-address.js'

/**
 * @param {{ root: string, statusLists: string }} dataset `statusLists`: paths below the site's root,
 *   which only a record would name and the worker cannot know
 */
export async function keepForOffline({ root, statusLists }) {
  if (!navigator.serviceWorker || !window.isSecureContext) return
  try {
    await navigator.serviceWorker.register(trustedAddress('worker.js'), { scope: './' })
    const { active } = await navigator.serviceWorker.ready
    active.postMessage({ keep: statusLists.split(' ').filter(Boolean).map((path) => root + path) })
  } catch {
    // Storage may be switched off: the page works as before, with a network.
  }
}
