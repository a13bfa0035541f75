/** npm `jose` on every token given: accepted by the published keys, refused after one bit has changed. */
import { readFileSync } from 'node:fs'
import { compactVerify, createLocalJWKSet, generalVerify, importJWK } from 'jose'

const { jwks, tokens, trust } = JSON.parse(readFileSync(0, 'utf8'))
const keys = createLocalJWKSet(jwks)

async function isAccepted(token) {
  try {
    await compactVerify(token, keys, { algorithms: ['Ed25519'] })
    return true
  } catch {
    return false
  }
}

/** Every part with one bit of one character changed, at its beginning, middle and last whole character. */
function altered(token) {
  const parts = token.split('.')
  return parts.flatMap((part, at) =>
    [0, part.length >> 1, part.length - 2].map((place) => {
      const other = part[place] === 'A' ? 'B' : 'A'
      const changed = part.slice(0, place) + other + part.slice(place + 1)
      return parts.map((same, index) => (index === at ? changed : same)).join('.')
    })
  )
}

const answers = []
for (const token of tokens) {
  const refused = await Promise.all(altered(token).map(async (one) => !(await isAccepted(one))))
  answers.push({ accepted: await isAccepted(token), alteredRefused: refused.every(Boolean) })
}
const list = JSON.parse(trust)
const [root] = JSON.parse(Buffer.from(list.payload, 'base64url')).roots
const { signatures } = list
const verified = await generalVerify({ payload: list.payload, signatures }, await importJWK(root, 'Ed25519'), {
  algorithms: ['Ed25519']
})
console.log(JSON.stringify({ tokens: answers, trust: verified.payload.length > 0 }))
