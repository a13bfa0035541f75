/** The form, the files it reads, and the verdict it shows. The one place with a clock. */

import { attachNote } from './note-actions.js'
import { numberHelp } from './number-help.js'
import { verdictView } from './verdict-view.js'
import { verificationNote } from './verification-note.js'
import { verifyNumber, verifyToken } from './verifier.js'
import wording from './wording.js'

const DAY = 24 * 60 * 60 * 1000
const BEIJING = 8 * 60 * 60 * 1000
/** A list may not raise what is remembered by more at once: a slip would lock everybody out. */
const MOST_VERSIONS_AT_ONCE = 100

/**
 * @param {HTMLElement} root
 * @param {{ read: Function, hostTime: () => number | null } | null} reader as `site-reader.js` has it
 */
export function attachVerifyPage(root, reader) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`)
  const template = (name) => root.querySelector(`[data-template="${name}"]`)
  const words = template('words').content
  const page = {
    template: template('verdict'),
    word: (name) => words.querySelector(`[data-word="${CSS.escape(name)}"]`).textContent,
    wording,
    root: root.dataset.root || null // a file on its own has no site to link to
  }
  const number = root.querySelector('#number')
  const name = root.querySelector('#name')
  let latest = 0

  async function ask() {
    const turn = (latest += 1)
    part('result').textContent = ''
    part('progress').textContent = page.word('checking')
    const verdict = await verify(number.value, name.value, root.dataset, reader)
    if (turn !== latest) return // asked again meanwhile
    part('progress').textContent = ''
    part('result').append(verdictView(verdict, page))
    attachNote(part('result').querySelector('[data-slot="note"]'), note(verdict), page)
    part('result').querySelector('[data-slot="heading"]').focus()
  }

  function note(verdict) {
    const { siteName, verifier, today } = root.dataset
    const address = location.href.split('#', 1)[0]
    const checkedAt = today || minuteInBeijing(Date.now())
    return verificationNote(verdict, page, { siteName, address, checkedAt, verifier })
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
  part('form').addEventListener('submit', (event) => {
    event.preventDefault()
    part('help').textContent = ''
    ask()
  })
  window.addEventListener('hashchange', askForFragment)
  part('fallback').hidden = true
  part('form').hidden = false
  if (part('samples')) part('samples').hidden = false
  askForFragment()
}

async function verify(asked, name, { identifierBase, rootFingerprints, today }, reader) {
  const fingerprints = rootFingerprints.split(' ').filter(Boolean)
  const memory = trustListMemory([identifierBase, ...fingerprints].join(' '))
  const settings = {
    identifier_base: identifierBase,
    root_fingerprints: fingerprints,
    least_trust_list_version: memory.version()
  }
  const request = {
    name,
    checkedOn: today || dayInBeijing(Date.now()),
    settings,
    read: reader && reader.read,
    crypto: window.crypto,
    wording,
    warnings: () => warningsOf(reader && reader.hostTime(), today)
  }
  const isToken = asked.trim().split('.').length === 3
  const verdict = isToken
    ? await verifyToken({ ...request, token: asked.trim() })
    : await verifyNumber({ ...request, number: asked })
  memory.remember(verdict.as_of.trust_list_version)
  return verdict
}

function warningsOf(hostTime, today) {
  const warnings = []
  if (location.protocol === 'http:' && !window.isSecureContext) warnings.push('plain-http')
  const isOff = hostTime && Math.abs(Date.now() - hostTime) > DAY
  if (isOff && !today) warnings.push('clock-off')
  return warnings
}

function dayInBeijing(time) {
  return new Date(time + BEIJING).toISOString().slice(0, 10)
}

function minuteInBeijing(time) {
  return new Date(time + BEIJING).toISOString().slice(0, 16).replace('T', ' ')
}

function fragment() {
  const written = location.hash.slice(1)
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

/** The highest version seen, so that an older list cannot be put in its place. */
function trustListMemory(name) {
  const key = `skillgrade-portal trust list ${name}`
  const seen = Number(stored(() => localStorage.getItem(key))) || 0
  return {
    version: () => seen,
    remember: (version) => {
      if (version === null || version <= seen) return
      const most = seen === 0 ? version : seen + MOST_VERSIONS_AT_ONCE
      stored(() => localStorage.setItem(key, String(Math.min(version, most))))
    }
  }
}

/** Storage may be switched off or full; the verdict does not depend on it. */
function stored(access) {
  try {
    return access()
  } catch {
    return null
  }
}
