import t from 'tap'
import { type EligibilityFacts, evaluate } from '../../src/eligibility/index.ts'
import { asked, EXCLUDED, evaluateFor, family, NO_PRIORITY, ON, rbkc, TERMS } from './families.ts'

const eligible = family(EXCLUDED)
const danger = { safety: { immediateDanger: true } }
const harm = { safety: { significantHarmSuspected: true } }
const open = { ...EXCLUDED, permanentExclusion: { status: 'in_force', otherTeams: 'closed_only' } } as const

const rows: { name: string; facts: EligibilityFacts; result: string; couldStillBe?: string[] }[] = [
  { name: 'gates and a priority', facts: eligible, result: 'eligible' },
  { name: 'no priority', facts: family(NO_PRIORITY), result: 'not_eligible' },
  {
    name: 'a gate not met, every priority unknown',
    facts: {
      ...family({ dateOfBirth: '2014-01-31', statutoryStatus: 'none' }),
      statutoryRisk: { withoutService: 'would_not_follow' },
    },
    result: 'not_eligible',
  },
  {
    name: 'a gate unknown, no priority met',
    facts: { ...family(NO_PRIORITY), statutoryRisk: {} },
    result: 'not_eligible',
  },
  {
    name: 'a gate unknown, a priority met',
    facts: { ...eligible, statutoryRisk: {} },
    result: 'undetermined',
    couldStillBe: ['eligible', 'not_eligible'],
  },
  { name: 'danger, and nothing else known', facts: { ...danger, children: [{}] }, result: 'emergency' },
  { name: 'danger to one of two', facts: family(EXCLUDED, { ...EXCLUDED, ...danger }), result: 'emergency' },
  { name: 'harm to one of two', facts: family(EXCLUDED, { ...EXCLUDED, ...harm }), result: 'social_care' },
  {
    name: 'danger to one, harm to the other',
    facts: family({ ...EXCLUDED, ...harm }, { ...EXCLUDED, ...danger }),
    result: 'emergency',
  },
  { name: 'one eligible, one not', facts: family(NO_PRIORITY, EXCLUDED), result: 'eligible' },
  { name: 'one eligible, one open', facts: family(open, EXCLUDED), result: 'eligible' },
  {
    name: 'one open, one not eligible',
    facts: family(NO_PRIORITY, open),
    result: 'undetermined',
    couldStillBe: ['eligible', 'not_eligible'],
  },
  {
    name: 'eligible, but danger not answered',
    facts: { ...eligible, safety: { significantHarmSuspected: false } },
    result: 'undetermined',
    couldStillBe: ['emergency', 'eligible'],
  },
  {
    name: 'harm suspected, danger not answered: at least social care',
    facts: { ...eligible, safety: { significantHarmSuspected: true } },
    result: 'undetermined',
    couldStillBe: ['emergency', 'social_care'],
  },
  {
    name: 'one eligible, the danger to the other not known',
    facts: family(EXCLUDED, { ...NO_PRIORITY, safety: { immediateDanger: 'not_known' } }),
    result: 'undetermined',
    couldStillBe: ['emergency', 'eligible'],
  },
  {
    name: 'social care asked for',
    facts: { ...eligible, serviceRequested: 'social_care' },
    result: 'social_care',
  },
  { name: 'lives in another borough', facts: { ...eligible, borough: 'camden' }, result: 'not_eligible' },
  {
    name: 'borough not known, no priority',
    facts: { ...family(NO_PRIORITY), borough: 'not_known' },
    result: 'undetermined',
  },
  {
    name: 'eighteen on the day',
    facts: family({ ...EXCLUDED, dateOfBirth: '2008-11-23' }),
    result: 'not_eligible',
  },
  {
    name: 'eighteen tomorrow',
    facts: family({ ...EXCLUDED, dateOfBirth: '2008-11-24' }),
    result: 'eligible',
  },
]

t.test('the order of results', (t) => {
  for (const { name, facts, result, couldStillBe } of rows) {
    const evaluation = evaluateFor(facts)
    t.equal(evaluation.result, result, name)
    if (couldStillBe) t.strictSame(evaluation.couldStillBe, couldStillBe, name)
    t.ok(evaluation.reasons.length > 0, `${name}: with a reason`)
  }
  t.end()
})

t.test('Kensington and Chelsea has no published criteria, whichever rule set is asked', (t) => {
  const there = { ...family(NO_PRIORITY), borough: 'kensington-and-chelsea' } as const
  for (const evaluation of [evaluateFor(there), evaluate(rbkc, there, { evaluatedOn: ON, terms: TERMS })]) {
    t.equal(evaluation.result, 'undetermined')
    t.match(evaluation.reasons, [{ code: 'no_published_criteria' }])
    t.strictSame(asked(evaluation), [])
  }
  const inDanger = { ...there, safety: { immediateDanger: true } }
  t.equal(evaluate(rbkc, inDanger, { evaluatedOn: ON, terms: TERMS }).result, 'emergency')
  t.end()
})

t.test('children keep their own results, and facts are never pooled', (t) => {
  const { children } = evaluateFor(family({ key: 'a', ...EXCLUDED }, { key: 'b', ...NO_PRIORITY }))
  t.match(children, [
    { position: 0, key: 'a', result: 'eligible' },
    { position: 1, key: 'b', result: 'not_eligible' },
  ])
  const two = {
    kind: 'fixed_term',
    status: 'in_force',
    yearGroup: '5',
    lengthHalfDays: 10,
    directResultOfParentingIncapacity: true,
  } as const
  const each = { ...NO_PRIORITY, exclusions: { items: [two, two], complete: true } }
  t.equal(evaluateFor(family(each, each)).result, 'not_eligible')
  t.end()
})

t.test('only what could still change the result is asked', (t) => {
  t.strictSame(asked(evaluateFor(eligible)), [], 'nothing where it is settled')
  t.strictSame(asked(evaluateFor(family(open))), ['/children/0/permanentExclusion/otherTeams'])
  t.strictSame(asked(evaluateFor({ ...family({ ...open, youngCarer: {} }), statutoryRisk: {} })), [
    '/statutoryRisk/withoutService',
    '/children/0/permanentExclusion/otherTeams',
    '/children/0/youngCarer/identifiedBy',
    '/children/0/youngCarer/existingProvisionMeetsNeeds',
  ])
  const [item] = evaluateFor(family(open)).children[0]?.missing ?? []
  t.match(item, {
    question: 'Is a Family Services team other than Targeted Early Help involved with the child now?',
    whoCanAnswer: ['screening_team', 'social_care'],
    why: [{ criterion: 'TEH-P4', sentence: 'W11' }],
    reason: /closed/,
  })
  t.end()
})
