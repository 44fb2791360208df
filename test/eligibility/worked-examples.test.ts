import t from 'tap'
import { compile, evaluate, ruleSets } from '../../src/eligibility/index.ts'
import { statusOf } from './families.ts'

for (const rules of ruleSets) {
  const ready = compile(rules)
  for (const { id, examples } of rules.criteria)
    t.test(`${rules.id} ${id}`, (t) => {
      for (const { name, facts, status, evaluatedOn } of examples) {
        const asked = { ...rules.examplesHold, ...(evaluatedOn ? { evaluatedOn } : {}) }
        t.equal(statusOf(evaluate(ready, facts, asked), id), status, name)
      }
      const shown = new Set(examples.map(({ status }) => status))
      t.strictSame(shown, new Set(['met', 'not_met', 'undetermined']), 'all three values are shown')
      t.end()
    })
}
