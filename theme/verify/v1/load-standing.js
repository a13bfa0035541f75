/** What few verdicts need is fetched when it is wanted. */

import { refuse } from './refusal.js'

/**
 * Few verdicts need it, and without it none is `valid`.
 *
 * @param {string} reason for which the step fails where it cannot be had
 * @returns {Promise<typeof import('./standing.js')>}
 */
export const loadStanding = (reason) => import('./standing.js').catch(() => refuse(reason))
