import t from 'tap'
import { type ChildFacts, type EligibilityFacts, evaluate } from '../../src/eligibility/index.ts'
import { asked, EXCLUDED, evaluateFor, family, NO_PRIORITY, ON, rbkc, statusOf, TERMS } from './families.ts'

const dispute = (pointer: string, ...values: unknown[]) => ({
  pointer,
  reports: values.map((value, i) => ({ value, reportedBy: { name: `Reporter ${i + 1}` } })),
})
const with_ = (facts: EligibilityFacts, ...disputes: ReturnType<typeof dispute>[]) =>
  evaluateFor({ ...facts, disputes })
const attending = (
  unauthorisedSessions: number | null,
  mainCause: 'parenting_capacity' | null = 'parenting_capacity',
): EligibilityFacts =>
  family({
    ...NO_PRIORITY,
    attendance: {
      term: '2026-summer',
      possibleSessions: 120,
      unauthorisedSessions,
      schoolActions: 'no_impact',
      mainCause,
    },
  })
const MISSED = '/children/0/attendance/unauthorisedSessions'

t.test('accounts on one side of a threshold settle it, on both sides not', (t) => {
  const over = with_(attending(null), dispute(MISSED, 13, 20))
  t.equal(over.result, 'eligible')
  t.strictSame(asked(over), [])
  t.match(over.warnings, [{ code: 'disputed', pointer: MISSED }])
  t.equal(with_(attending(null), dispute(MISSED, 5, 12)).result, 'not_eligible')
  const both = with_(attending(null), dispute(MISSED, 12, 13))
  t.equal(both.result, 'undetermined')
  t.strictSame(both.couldStillBe, ['eligible', 'not_eligible'])
  t.match(both.children[0]?.missing, [{ pointer: MISSED, disputed: [{ value: 12 }, { value: 13 }] }])
  t.equal(statusOf(both, 'TEH-P1'), 'undetermined')
  t.equal(statusOf(both, 'TEH-P2'), 'not_met', 'the rest stays settled')
  t.end()
})

t.test('what stands in the facts is an account as well', (t) => {
  t.equal(with_(attending(20), dispute(MISSED, 5, 6)).result, 'undetermined')
  t.equal(with_(attending(20), dispute(MISSED, 13, 14)).result, 'eligible')
  t.end()
})

t.test('different priorities under different accounts are one result', (t) => {
  const child: ChildFacts = {
    ...NO_PRIORITY,
    permanentExclusion: { otherTeams: 'none' },
    youngCarer: { existingProvisionMeetsNeeds: false },
  }
  const status = dispute('/children/0/permanentExclusion/status', 'in_force', 'none')
  const carer = {
    ...child,
    youngCarer: { ...child.youngCarer, identifiedBy: 'council_after_referral' },
  } as const
  t.equal(with_(family(carer), status).result, 'eligible')
  t.equal(
    with_(family({ ...carer, youngCarer: { identifiedBy: 'not_a_young_carer' } }), status).result,
    'undetermined',
  )
  t.end()
})

t.test('danger and harm: one yes is enough, whatever the others say and wherever it is said', (t) => {
  const rows: [string, string, ...unknown[]][] = [
    ['emergency', '/safety/immediateDanger', false, true],
    ['emergency', '/children/0/safety/immediateDanger', 'not_known', true],
    ['emergency', '/safety', { immediateDanger: true }, {}],
    ['emergency', '/children/7/safety/immediateDanger', true, false],
    ['social_care', '/safety/significantHarmSuspected', true, false],
    ['social_care', '/children/0/safety', {}, { significantHarmSuspected: true }],
    ['eligible', '/safety/immediateDanger', false, false],
    ['undetermined', '/safety/immediateDanger', false, 'not_known'],
    ['undetermined', '/children/0/safety/immediateDanger', false, 'not_known'],
    ['undetermined', '/children/7/safety/immediateDanger', false, 'not_known'],
    ['undetermined', '/safety/immediateDanger', 'perhaps', false],
  ]
  for (const [result, pointer, ...values] of rows) {
    const evaluation = with_(family(EXCLUDED), dispute(pointer, ...values))
    t.equal(evaluation.result, result, `${pointer} ${JSON.stringify(values)}`)
    if (result === 'undetermined') t.ok(asked(evaluation).length > 0)
  }
  const stated = { ...family(EXCLUDED), safety: { immediateDanger: true, significantHarmSuspected: false } }
  t.equal(with_(stated, dispute('/safety/immediateDanger', false, false)).result, 'emergency')
  t.end()
})

t.test('a report of the wrong type leaves the fact unknown', (t) => {
  const evaluation = with_(attending(null), dispute(MISSED, 'many', { more: 1 }))
  t.equal(evaluation.result, 'undetermined')
  t.strictSame(asked(evaluation), [MISSED])
  t.equal(with_(attending(null), dispute(MISSED, -1, 5)).result, 'undetermined')
  t.end()
})

t.test('a dispute about what is not there is said, and what it points into is unknown', (t) => {
  const odd = with_(family(EXCLUDED), dispute('/children/0/permanentExclusion/nothing', 1, 2))
  t.equal(odd.result, 'undetermined')
  t.match(odd.warnings, [{ code: 'dispute_not_understood' }])
  for (const pointer of [
    '/nothing',
    '/children/9/dateOfBirth',
    '/children',
    '/__proto__/x',
    '/children/0/key',
    '/children/0/permanentExclusion/source/name',
  ]) {
    const evaluation = with_(family({ ...EXCLUDED }), dispute(pointer, 1, 2))
    t.match(evaluation.warnings, [{ code: 'dispute_not_understood', pointer }], pointer)
  }
  t.end()
})

t.test('whole sections and lists can be disputed', (t) => {
  const exclusion = {
    kind: 'fixed_term',
    status: 'in_force',
    yearGroup: '5',
    lengthHalfDays: 20,
    directResultOfParentingIncapacity: true,
  }
  const lists = [
    { items: [], complete: true },
    { items: [exclusion], complete: true },
  ]
  const evaluation = with_(family(NO_PRIORITY), dispute('/children/0/exclusions', ...lists))
  t.equal(evaluation.result, 'undetermined')
  t.match(evaluation.children[0]?.missing, [{ pointer: '/children/0/exclusions', disputed: [{}, {}] }])
  t.equal(
    with_(family(NO_PRIORITY), dispute('/children/0/exclusions', lists[0], lists[0])).result,
    'not_eligible',
  )
  const nested = with_(
    family(NO_PRIORITY),
    dispute('/children/0/exclusions', lists[0], lists[0]),
    dispute('/children/0/exclusions/complete', true, false),
  )
  t.equal(nested.result, 'undetermined')
  t.end()
})

t.test('several disputes, in every combination, up to a limit', (t) => {
  const two = with_(
    attending(null, null),
    dispute(MISSED, 12, 13),
    dispute('/children/0/attendance/mainCause', 'other', 'conduct_disorder'),
  )
  t.equal(two.result, 'not_eligible', 'the cause decides whatever the figures')
  const many = (n: number) => Array.from({ length: n }, (_, i) => i + 13)
  t.equal(
    with_(
      attending(null),
      dispute(MISSED, ...many(10)),
      dispute('/children/0/attendance/possibleSessions', ...many(10).map((n) => n + 87)),
    ).result,
    'eligible',
  )
  const tooMany = with_(
    attending(null),
    dispute(MISSED, ...many(10)),
    dispute('/children/0/attendance/possibleSessions', ...many(10).map((n) => n + 90)),
    dispute('/children/0/dateOfBirth', '2014-01-01', '2014-01-02', '2014-01-03'),
  )
  t.equal(tooMany.result, 'undetermined')
  t.ok(tooMany.warnings.some(({ code }) => code === 'too_many_disputes'))
  t.ok(tooMany.children[0]?.missing.some(({ disputed }) => disputed?.length === 10))
  const split = with_(attending(null), dispute(MISSED, 13, 14), dispute(MISSED, 12, 12))
  t.equal(split.result, 'undetermined', 'two disputes of one fact are one')
  t.end()
})

t.test('a dispute hides no fact that is missing beside it', (t) => {
  const facts = attending(20)
  const evaluation = with_(
    { ...facts, statutoryRisk: {} },
    dispute('/children/0/attendance/possibleSessions', 0, 13),
  )
  t.strictSame(
    evaluation.missing.map(({ pointer }) => pointer),
    ['/statutoryRisk/withoutService'],
  )
  t.ok(asked(evaluation).includes('/children/0/attendance/possibleSessions'))
  const there = { ...family(EXCLUDED), borough: 'kensington-and-chelsea' } as const
  const elsewhere = evaluate(
    rbkc,
    { ...there, disputes: [dispute('/children/0/dateOfBirth', '2014-01-01', '2015-01-01')] },
    { evaluatedOn: ON, terms: TERMS },
  )
  t.strictSame(asked(elsewhere), [])
  t.end()
})
