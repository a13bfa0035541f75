/** Entry: the self-check of /eligibility/. The page is complete without it. */
import { startPage } from './page.js'

startPage(document.querySelector('[data-module="eligibility"]'))
