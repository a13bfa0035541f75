/** The form and the verdict it shows. */

import { attachCardDoor } from '../card/door.js'
import { filled } from './filled.js'
import { attachNote } from './note-actions.js'
import { numberHelp } from './number-help.js'
import { openPageSession } from './session.js'
import { minuteInBeijing, pageRequest } from './request.js'
import { numberAmong } from './pasted-text.js'
import { canSave } from './save.js'
import { attachScanDoor } from '../scan/door.js'
import { attachSheetDoor } from '../sheet/door.js'
import { verdictView } from './verdict-view.js'
import { verificationNote } from './verification-note.js'
import wording from './wording.js'

/**
 * @param {HTMLElement} root
 * @param {{ read: Function, hostTime: () => number | null } | null} reader as `site-reader.js` has it
 * @param {() => string | null} workerAddress of the reader of tables; null: the page reads them itself
 */
export function attachVerifyPage(root, reader, workerAddress) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`)
  const template = (name) => root.querySelector(`[data-template="${name}"]`)
  const words = template('words').content
  const page = {
    template,
    word: (name) => words.querySelector(`[data-word="${CSS.escape(name)}"]`).textContent,
    wording,
    notices: JSON.parse(root.querySelector('[data-notices]').textContent),
    root: root.dataset.root || null // a file on its own has no site to link to
  }
  const number = root.querySelector('#number')
  const name = root.querySelector('#name')
  let latest = 0

  async function ask() {
    const turn = (latest += 1)
    part('result').textContent = ''
    part('card').textContent = ''
    part('progress').textContent = page.word('checking')
    const givenName = name.value
    const { verdict, findToken } = await verify(number.value, givenName)
    if (turn !== latest) return // asked again meanwhile
    part('progress').textContent = ''
    const asked = { ...circumstances(), givenName }
    part('result').append(verdictView(verdict, page, asked))
    const note = part('result').querySelector('[data-slot="note"]')
    attachNote(note, verificationNote(verdict, page, asked), page)
    attachCardDoor(root, { verdict, findToken, page, address: pageAddress() })
    part('result').querySelector('[data-slot="heading"]').focus()
  }

  async function verify(asked, givenName) {
    const { request, remember } = pageRequest(root.dataset, reader)
    const session = openPageSession(request)
    const isToken = asked.trim().split('.').length === 3
    const verdict = await (isToken
      ? session.verifyToken(asked.trim(), givenName)
      : session.verifyNumber(asked, givenName))
    remember(verdict)
    const findToken = () => (isToken ? asked.trim() : session.tokenOf(asked))
    return { verdict, findToken }
  }

  /** Of the page that a code leads to; null for a file on its own that knows of no site. */
  function pageAddress() {
    if (root.dataset.isOneFile === undefined) return location.href.split('#', 1)[0]
    return root.dataset.root ? `${root.dataset.root.replace(/\/$/, '')}/verify/` : null
  }

  function circumstances() {
    const { siteName, verifier, today } = root.dataset
    const address = location.href.split('#', 1)[0]
    return { siteName, verifier, address, checkedAt: today || minuteInBeijing(Date.now()) }
  }

  function help() {
    part('help').textContent = numberHelp(number.value, page)
  }

  function askForFragment() {
    const asked = fragment()
    if (asked === '') return
    number.value = asked
    name.value = ''
    part('help').textContent = ''
    // so that the same link works twice and nothing stays in the address bar
    history.replaceState(null, '', location.pathname + location.search)
    ask()
  }

  number.addEventListener('input', help)
  number.addEventListener('paste', (event) => {
    const pasted = event.clipboardData ? event.clipboardData.getData('text') : ''
    const found = numberAmong(pasted)
    if (found === null) return // the browser pastes what there is
    event.preventDefault()
    number.value = found
    part('help').textContent = filled(page.word('taken-from-pasted'), { number: found })
  })
  part('form').addEventListener('submit', (event) => {
    event.preventDefault()
    part('help').textContent = ''
    ask()
  })
  window.addEventListener('hashchange', askForFragment)
  if (!canSave()) {
    for (const link of document.querySelectorAll('a[download]')) link.after(page.word('open-elsewhere'))
  }
  part('fallback').hidden = true
  part('form').hidden = false
  if (part('samples')) part('samples').hidden = false
  attachSheetDoor(root, {
    page,
    circumstances,
    workerAddress,
    openSession() {
      const { request, remember } = pageRequest(root.dataset, reader)
      return { ...openPageSession(request), remember }
    }
  })
  attachScanDoor(root, page, (taken) => {
    number.value = taken
    name.value = ''
    part('help').textContent = ''
    ask()
  })
  askForFragment()
}

function fragment() {
  const written = location.hash.slice(1)
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
