import t from 'tap'
import type { EligibilityFacts } from '../../src/eligibility/index.ts'
import { evaluateFor, statusOf, westminster } from './families.ts'
import { ASSESSMENTS, assessed } from './readings/assessments.ts'
import { ATTENDANCE, attendance } from './readings/attendance.ts'
import { EXCLUSION, EXCLUSIONS, excluded } from './readings/exclusions.ts'
import { GATES, work } from './readings/gates.ts'
import { impact, PEOPLE } from './readings/people.ts'
import { child } from './readings/row.ts'

const rows = [...GATES, ...ATTENDANCE, ...EXCLUSIONS, ...PEOPLE, ...ASSESSMENTS]

for (const [reading, what, criterion, is, facts, on] of rows)
  t.equal(statusOf(evaluateFor(facts, on), criterion), is, `${reading} ${criterion}: ${what}`)

t.test('A1: both gates govern every referral, and one priority is needed', (t) => {
  const carer = child({
    youngCarer: { identifiedBy: 'council_after_referral', existingProvisionMeetsNeeds: false },
  })
  t.equal(evaluateFor(carer).result, 'eligible')
  t.equal(evaluateFor({ ...carer, priorWork: { undertaken: false } }).result, 'not_eligible')
  t.equal(
    evaluateFor({ ...carer, statutoryRisk: { withoutService: 'would_not_follow' } }).result,
    'not_eligible',
  )
  t.equal(evaluateFor(child({})).result, 'not_eligible')
  t.end()
})

t.test('warnings change nothing and are given once', (t) => {
  const codes = (facts: EligibilityFacts) => evaluateFor(facts).warnings.map(({ code }) => code)
  const old = { ...EXCLUSION, startedOn: '2025-11-22' }
  t.strictSame(codes(excluded(old)), ['old_exclusion'], 'A13')
  t.strictSame(codes(excluded({ ...old, startedOn: '2025-11-23' })), [], 'A13, twelve months exactly')
  t.strictSame(codes(excluded({ ...old, lengthHalfDays: 2 })), [], 'A13, where it does not count')
  const contradiction = {
    ...child({ parentalImpact: impact }),
    statutoryRisk: { withoutService: 'would_not_follow' },
  } as const
  t.strictSame(
    codes(contradiction),
    ['contradicting_judgements', 'contradicting_judgements'],
    'A20, at both places',
  )
  t.strictSame(
    codes(
      assessed([
        { section: '17', completedOn: '2025-06-01' },
        { section: '17', completedOn: '2025-11-22' },
      ]),
    ),
    ['old_assessments'],
    'A25',
  )
  t.strictSame(
    codes(
      assessed([
        { section: '17', completedOn: '2025-06-01' },
        { section: '17', completedOn: '2025-11-23' },
      ]),
    ),
    [],
    'A25, twelve months exactly',
  )
  t.strictSame(
    codes(
      assessed([
        { section: '17', completedOn: '2026-06-01' },
        { section: '47', completedOn: '2026-07-01' },
      ]),
    ),
    ['perhaps_one_assessment'],
    'A24',
  )
  t.strictSame(codes(attendance({ unauthorisedPercentage: 12 })), ['percentage_disagrees'], 'A7')
  t.strictSame(codes(attendance({ unauthorisedPercentage: 25 })), [], 'A7')
  t.strictSame(
    codes(work({ agencies: ['Example School'], agenciesComplete: true })),
    ['single_agency'],
    'W23',
  )
  t.end()
})

t.test('every reading is data, and has a row here or a test of its own', (t) => {
  const tested = new Set([...rows.map(([reading]) => reading), 'A1', 'A28', 'A29'])
  const ids = Array.from({ length: 29 }, (_, i) => `A${i + 1}`)
  t.strictSame(
    westminster.ruleSet.readings.map(({ id }) => id),
    ids,
  )
  t.strictSame(
    ids.filter((id) => !tested.has(id)),
    [],
  )
  t.end()
})
