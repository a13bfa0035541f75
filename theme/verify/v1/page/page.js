/** `/verify/`: the page that reads the files of its site. */

import { openSiteReader } from './site-reader.js'
import { keepForOffline } from './offline-visit.js'
import { trustedAddress } from './trusted-address.js'
import { attachVerifyPage } from './verify-page.js'

for (const root of document.querySelectorAll('[data-module="verify"]')) {
  const reader = window.fetch && openSiteReader(root.dataset.root, window.fetch.bind(window))
  attachVerifyPage(root, reader || null, () => trustedAddress('v1/table-worker.js'))
  // Later: a number in the address is answered first.
  window.addEventListener('load', () => keepForOffline(root.dataset))
}
