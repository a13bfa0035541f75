/** Which questions can still matter: `node eligibility_asked.js MATTER`, for each case the facts of its rule that can. */
import { readFileSync } from 'node:fs'
import { canMatter, isDecided, isHeldAlready } from '../../theme/eligibility/still-asked.js'

const { rules, cases, ladders } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const byId = new Map(rules.map((rule) => [rule.id, rule]))

const told = cases.map(({ rule: id, facts, today, asked }) => {
  const [rule, known] = [byId.get(id), new Map(Object.entries(facts))]
  return {
    can_matter: asked.filter((fact) => canMatter(fact, rule, known, today)),
    is_decided: isDecided(rule, known, today),
    is_held: isHeldAlready(rule, known, ladders)
  }
})
process.stdout.write(JSON.stringify(told))
