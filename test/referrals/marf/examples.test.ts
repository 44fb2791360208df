import t from 'tap'
import { mayGoOn } from '#consent/index.ts'
import { findCouncil } from '#councils/index.ts'
import { compile, evaluate, ruleSets } from '#eligibility/index.ts'
import { factsOf, hasSafeguardingReasons } from '../../../src/referrals/marf/index.ts'
import { exampleForm, exampleNames, TODAY } from './example-forms.ts'

type Expected = [name: string, result: string, ofChildren: string[], consent: string]

/** As examples/README.md promises. */
const EXPECTED: Expected[] = [
  ['eligible', 'eligible', ['eligible'], 'allow'],
  ['undetermined', 'undetermined', ['undetermined'], 'allow'],
  ['not-eligible', 'not_eligible', ['not_eligible'], 'allow'],
  ['social-care', 'social_care', ['social_care'], 'allow'],
  ['rbkc-early-help', 'undetermined', ['undetermined'], 'allow'],
  ['consent-limited', 'eligible', ['eligible'], 'allow_with_limitations'],
  ['three-children', 'eligible', ['undetermined', 'eligible', 'not_eligible'], 'allow'],
  ['consent-refused', 'undetermined', ['undetermined'], 'refer_back'],
  ['emergency', 'emergency', ['emergency', 'emergency'], 'allow'],
]

t.test('each example leads where its story says', (t) => {
  t.strictSame(EXPECTED.map(([name]) => name).sort(), [...exampleNames].sort())
  for (const [name, result, ofChildren, consent] of EXPECTED) {
    const form = exampleForm(name)
    const council = findCouncil(form.borough === 'kensington-and-chelsea' ? 'rbkc' : 'westminster')
    const ruleSet = ruleSets.find((candidate) => candidate.council === council?.id)
    if (council === undefined || ruleSet === undefined)
      throw new Error('every example has a council with rules')
    const evaluation = evaluate(compile(ruleSet), factsOf(form), {
      evaluatedOn: TODAY,
      terms: council.schoolTerms.terms,
    })
    t.equal(evaluation.result, result, name)
    t.strictSame(
      evaluation.children.map((child) => child.result),
      ofChildren,
      name,
    )
    const gate = mayGoOn(form.consent, {
      children: form.children,
      safeguardingReasons: hasSafeguardingReasons(form),
      on: TODAY,
    })
    t.equal(gate.outcome, consent, name)
  }
  t.end()
})
