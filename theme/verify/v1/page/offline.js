/**
 * `/verify/offline.html`: the same page, whose files stand in itself. It asks nobody for anything; its worker is
 * this script once more, where `table-worker.js` answers.
 */

import { ownScript } from './own-script.js'
import '../sheet/table-worker.js' // at once: a worker opens no page that would ask for it
import { attachVerifyPage } from './verify-page.js'

function openPage() {
  const files = JSON.parse(document.querySelector('[data-files]').textContent)
  const reader = {
    read: async (path) => (Object.prototype.hasOwnProperty.call(files, path) ? files[path] : null),
    hostTime: () => null
  }
  const workerAddress = ownScript(document.currentScript.textContent)
  for (const root of document.querySelectorAll('[data-module="verify"]')) {
    attachVerifyPage(root, reader, workerAddress)
  }
}

if (typeof document !== 'undefined') openPage()
