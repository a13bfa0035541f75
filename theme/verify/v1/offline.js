/** `/verify/offline.html`: the same page, whose files stand in itself. It asks nobody for anything. */

import { attachVerifyPage } from './verify-page.js'

const files = JSON.parse(document.querySelector('[data-files]').textContent)
const reader = {
  read: async (path) => (Object.prototype.hasOwnProperty.call(files, path) ? files[path] : null),
  hostTime: () => null
}

for (const root of document.querySelectorAll('[data-module="verify"]')) {
  attachVerifyPage(root, reader, () => null)
}
