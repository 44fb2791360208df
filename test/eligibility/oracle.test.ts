import t from 'tap'
import { factSets, ON, TERMS } from '../../bench/eligibility/fact-sets.ts'
import { handWritten } from '../../bench/eligibility/hand/index.ts'
import { partsOf } from '../../src/eligibility/disputes/pointers.ts'
import { schemaAt } from '../../src/eligibility/disputes/schema-at.ts'
import { NAMED_FACTS } from '../../src/eligibility/named-facts/index.ts'
import { evaluateFor, westminster } from './families.ts'

t.test('rules as data say what the same criteria written out by hand say, to the last word', (t) => {
  const byHand = handWritten(westminster.ruleSet)
  for (const [missing, seed] of [
    [0, 2],
    [0.1, 3],
    [0.4, 4],
  ] as const)
    for (const facts of factSets(150, missing, seed))
      t.strictSame(evaluateFor(facts, ON, TERMS), byHand(facts, ON, TERMS))
  t.end()
})

t.test('every named fact is a place in the facts', (t) => {
  const lists = ['exclusions', 'siblings']
  for (const [name, { of, path }] of Object.entries(NAMED_FACTS)) {
    const list = lists.find((one) => one.startsWith(name.split('.')[0] ?? '')) ?? ''
    const at = of === 'family' ? '' : of === 'child' ? '/children/0' : `/children/0/${list}/items/0`
    t.ok(schemaAt(partsOf(at + path)), name)
  }
  t.end()
})
