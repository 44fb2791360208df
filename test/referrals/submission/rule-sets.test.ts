import t from 'tap'
import { type Council, findCouncil } from '#councils/index.ts'
import { evaluateFor, evaluateWithTodays } from '../../../src/referrals/submission/rule-sets.ts'

const westminster = findCouncil('westminster') as Council
const facts = { borough: 'westminster' as const, children: [{}] }

/** Westminster, had it taken over another rule set on 1 December. */
const changed: Council = {
  ...westminster,
  ruleSets: [...westminster.ruleSets, { id: 'rbkc-early-help', version: 1, from: '2026-12-01' }],
}

t.test(
  'the criteria are those of the day; where they were replaced since, today’s are evaluated as well',
  async (t) => {
    t.equal(evaluateFor(changed, facts, '2026-11-30').ruleSet.id, 'westminster-teh')
    t.equal(evaluateFor(changed, facts, '2026-12-01').ruleSet.id, 'rbkc-early-help')
    t.equal(evaluateWithTodays(changed, facts, '2026-11-23', '2026-11-30'), undefined)
    t.match(evaluateWithTodays(changed, facts, '2026-11-23', '2026-12-01'), {
      ruleSet: { id: 'rbkc-early-help' },
      evaluatedOn: '2026-11-23',
    })
    t.throws(() => evaluateFor(changed, facts, '1999-01-01'), /No rule set is in force/)
  },
)
