/** Entry, for the page and for its worker: `portalDesk` is what the bundle is wrapped in. */
/* global portalDesk */
import { startPage } from './page.js'
import { startWorker } from './open-worker.js'

if (typeof document === 'undefined') startWorker()
else startPage(`${portalDesk}\nportalDesk()`)
