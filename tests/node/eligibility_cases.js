/** Answers the cases of tests/eligibility_cases: `node eligibility_cases.js MATTER`, verdicts as JSON. */
import { readFileSync } from 'node:fs'
import { judge } from '../../theme/eligibility/judge.js'

const { rules, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const byId = new Map(rules.map((rule) => [rule.id, rule]))

const findingOf = ({ asked, value, reason, fullOn, waiver }) =>
  [asked.clause, asked.kind, value, reason, fullOn, waiver]

const verdicts = cases.map(({ rule, facts, today }) => {
  const { value, earliestOn, paths } = judge(byId.get(rule), new Map(Object.entries(facts)), today)
  const told = paths.map((path) => ({
    value: path.value,
    earliest_on: path.earliestOn,
    findings: path.findings.map(findingOf)
  }))
  return { value, earliest_on: earliestOn, paths: told }
})
process.stdout.write(JSON.stringify(verdicts))
