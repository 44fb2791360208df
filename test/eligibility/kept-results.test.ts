import t from 'tap'
import { factSets, ON, TERMS } from '../../bench/eligibility/fact-sets.ts'
import { compile, type EligibilityFacts, evaluate } from '../../src/eligibility/index.ts'
import { NAMED_FACTS } from '../../src/eligibility/named-facts/index.ts'
import { westminster } from './families.ts'

const asked = { evaluatedOn: ON, terms: TERMS }

/** Ten children and ten exclusions: more than results are kept for. */
const large = (facts: readonly EligibilityFacts[]): EligibilityFacts => {
  const [family, ...others] = facts.slice(0, 10)
  const children = [...(family?.children ?? []), ...others.flatMap((one) => one.children)]
  const items = facts.flatMap((one) => one.children[0]?.exclusions?.items ?? []).slice(0, 10)
  return { ...family, children: children.map((child) => ({ ...child, exclusions: { items } })) }
}

t.test('results kept from other families change nothing', (t) => {
  const { ruleSet } = westminster
  const long = compile(ruleSet)
  const sets = [...factSets(60, 0.2, 6), large(factSets(20, 0.2, 7))]
  for (const facts of sets) evaluate(long, facts, asked)
  for (const facts of sets)
    t.strictSame(evaluate(long, facts, asked), evaluate(compile(ruleSet), facts, asked))
  t.end()
})

t.test('nothing is kept about a day, a number or a name', (t) => {
  const free = Object.entries(NAMED_FACTS).flatMap(([name, { values }]) => (values ? [] : [name]))
  t.strictSame(free, [
    'priorWork.agencies',
    'priorWork.from',
    'priorWork.to',
    'child.dateOfBirth',
    'attendance.term',
    'attendance.lastCompletedTerm',
    'attendance.possibleSessions',
    'attendance.unauthorisedSessions',
    'attendance.unauthorisedPercentage',
    'offence.committedOn',
    'exclusion.startedOn',
    'exclusion.lengthHalfDays',
    'sibling.dateOfBirth',
  ])
  t.end()
})
