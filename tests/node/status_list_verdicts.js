/** npm `@digitalbazaar/vc-bitstring-status-list` on every record given, with our lists and with altered ones. */
import { readFileSync } from 'node:fs'
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'

const { records, lists } = JSON.parse(readFileSync(0, 'utf8'))
const payloadOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'))
const published = lists.map(payloadOf)
const credentials = records.map(payloadOf)

/** Signatures are judged elsewhere: the lists are JWTs, this judge knows embedded proofs only. */
const asked = (credential, served) =>
  checkStatus({
    credential,
    documentLoader: async (address) => ({ document: served.find(({ id }) => id === address) }),
    verifyBitstringStatusListCredential: false
  })

/** @returns {Promise<string[] | null>} the purposes that are set, null where the judge refuses */
async function purposesOf(credential, served) {
  const { verified, results } = await asked(credential, served)
  if (!verified) return null
  return results.filter(({ status }) => status).map(({ credentialStatus }) => credentialStatus.statusPurpose)
}

const changed = (change) => published.map((list) => change(structuredClone(list)))
const encoded = (list, change) => {
  list.credentialSubject.encodedList = change(list.credentialSubject.encodedList)
  return list
}
const ALTERED = {
  'a byte of the bits': changed((list) => encoded(list, flippedInTheMiddle)),
  'cut short': changed((list) => encoded(list, (text) => text.slice(0, -40))),
  'without its u': changed((list) => encoded(list, (text) => text.slice(1))),
  'the lists exchanged': published.map((list, at) => ({ ...published[1 - at], id: list.id })),
  'of another issuer': changed((list) => ({ ...list, issuer: `${list.issuer}x` })),
  'not there': []
}

function flippedInTheMiddle(text) {
  const bytes = Buffer.from(text.slice(1), 'base64url')
  bytes[bytes.length >> 1] ^= 1
  return `u${bytes.toString('base64url')}`
}

const statuses = {}
for (const credential of credentials) {
  statuses[credential.credentialSubject.certificateNumber] = await purposesOf(credential, published)
}
const accepted = []
for (const [matter, served] of Object.entries(ALTERED)) {
  for (const credential of credentials) if (await purposesOf(credential, served)) accepted.push(matter)
}
console.log(JSON.stringify({ statuses, accepted }))
