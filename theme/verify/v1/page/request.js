/** What the page asks the verifier with: its settings, its files, its day, and what it remembers. */

import wording from './wording.js'

const DAY = 24 * 60 * 60 * 1000
const BEIJING = 8 * 60 * 60 * 1000
/** A list may not raise what is remembered by more at once: a slip would lock everybody out. */
const MOST_VERSIONS_AT_ONCE = 100

/**
 * @param {{ identifierBase: string, rootFingerprints: string, rootThreshold: string, today: string }} dataset of the page; `today`
 *   is set in the demo, whose day does not move
 * @param {{ read: Function, hostTime: () => number | null } | null} reader as `site-reader.js` has it
 * @returns {{ request: object, remember: (verdict: object) => void }} the request of `openSession`; what a
 *   verdict says of the trust list's version is remembered
 */
export function pageRequest({ identifierBase, rootFingerprints, rootThreshold, today }, reader) {
  const fingerprints = rootFingerprints.split(' ').filter(Boolean)
  const memory = trustListMemory([identifierBase, ...fingerprints].join(' '))
  const request = {
    checkedOn: today || minuteInBeijing(Date.now()).slice(0, 10),
    settings: {
      identifier_base: identifierBase,
      root_fingerprints: fingerprints,
      root_threshold: Number(rootThreshold),
      least_trust_list_version: memory.version()
    },
    read: reader && reader.read,
    crypto: window.crypto,
    wording,
    warnings: () => warningsOf(reader && reader.hostTime(), today)
  }
  return { request, remember: (verdict) => memory.remember(verdict.as_of.trust_list_version) }
}

function warningsOf(hostTime, today) {
  const warnings = []
  if (location.protocol === 'http:' && !window.isSecureContext) warnings.push('plain-http')
  const isOff = hostTime && Math.abs(Date.now() - hostTime) > DAY
  if (isOff && !today) warnings.push('clock-off')
  return warnings
}

/** @returns {string} `2026-03-18 09:30` */
export function minuteInBeijing(time) {
  return new Date(time + BEIJING).toISOString().slice(0, 16).replace('T', ' ')
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
