import fc from 'fast-check'
import { type ChildFacts, type EligibilityFacts, YEAR_GROUPS } from '../../src/eligibility/index.ts'

/** Families about whom everything is known, without contradiction and without an answer that leaves anything open. */
const yes = fc.boolean()
const from = <const T extends readonly unknown[]>(...values: T): fc.Arbitrary<T[number]> =>
  fc.constantFrom(...values)
const day = (first: string, last: string) =>
  fc
    .integer({ min: Date.parse(first), max: Date.parse(last) })
    .map((instant) => new Date(instant).toISOString().slice(0, 10))
const all = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(item, { maxLength }).map((items) => ({ items, complete: true }))

const attendance = fc
  .record({
    possible: fc.integer({ min: 1, max: 150 }),
    share: fc.oneof(fc.double({ min: 0, max: 0.3, noNaN: true }), fc.constant(0.1)),
    schoolActions: from('none_taken', 'no_impact', 'having_impact'),
    mainCause: from('parenting_capacity', 'childs_ill_health', 'conduct_disorder', 'other'),
  })
  .map(({ possible, share, schoolActions, mainCause }) => {
    const missed = Math.round(possible * share)
    return {
      term: '2026-summer',
      possibleSessions: possible,
      unauthorisedSessions: missed,
      unauthorisedPercentage: Math.round((1000 * missed) / possible) / 10,
      schoolActions,
      mainCause,
    }
  })

const exclusion = fc.record({
  kind: from('fixed_term', 'fixed_term', 'internal'),
  startedOn: day('2024-01-01', '2026-11-20'),
  lengthHalfDays: from(1, 10, 19, 20, 21),
  yearGroup: from(...YEAR_GROUPS),
  status: from('in_force', 'in_force', 'cancelled'),
  directResultOfParentingIncapacity: from(true, true, false),
})

const sibling = fc.record({
  dateOfBirth: day('2000-01-01', '2022-01-01'),
  convictedOfSeriousYouthViolence: yes,
  convictedOfSupplyingDrugs: yes,
  knownGangNominal: yes,
})

const assessment = fc.record({
  section: from('17', '47'),
  completedOn: day('2022-01-01', '2026-11-01'),
})

const plan = fc.record({
  kind: from('child_in_need', 'child_protection'),
  startedOn: day('2020-01-01', '2026-11-01'),
})

const child: fc.Arbitrary<ChildFacts> = fc.record(
  {
    dateOfBirth: day('2007-06-01', '2018-01-01'),
    statutoryStatus: from('none', 'none', 'none', 'none', 'child_in_need'),
    safety: fc.record({
      immediateDanger: from(false, false, false, true),
      significantHarmSuspected: from(false, false, false, true),
    }),
    attendance,
    exclusions: all(exclusion, 4),
    permanentExclusion: fc.record({
      status: from('none', 'in_force', 'overturned'),
      otherTeams: from('none', 'open'),
    }),
    offence: fc.record({
      stage: from('none', 'alleged', 'admitted', 'found'),
      committedOn: day('2018-06-01', '2026-11-01'),
      lowLevel: yes,
      firstOffence: yes,
      meetsTriageRequirements: yes,
    }),
    parentalImpact: fc.record({ onBehaviourAndWellbeing: yes, willEscalate: yes }),
    siblings: all(sibling, 2),
    assessments: all(assessment, 3),
    plans: all(plan, 2),
    youngCarer: fc.record({
      identifiedBy: from('council_after_referral', 'not_a_young_carer'),
      existingProvisionMeetsNeeds: yes,
    }),
  },
  {
    requiredKeys: [
      'dateOfBirth',
      'statutoryStatus',
      'attendance',
      'exclusions',
      'permanentExclusion',
      'offence',
      'parentalImpact',
      'siblings',
      'assessments',
      'plans',
      'youngCarer',
    ],
  },
)

export const world: fc.Arbitrary<EligibilityFacts> = fc.record({
  borough: from('westminster', 'westminster', 'westminster', 'camden'),
  serviceRequested: from('early_help', 'early_help', 'early_help', 'social_care'),
  safety: fc.record({
    immediateDanger: from(false, false, false, false, true),
    significantHarmSuspected: from(false, false, false, false, true),
  }),
  priorWork: fc.record({
    undertaken: from(true, true, false),
    evidence: from('supplied', 'supplied', 'confirmed_none'),
    agencies: fc.array(from('Example School', 'example school', 'Example Hub', 'Example Surgery'), {
      maxLength: 3,
    }),
    agenciesComplete: fc.constant(true),
    from: day('2025-01-01', '2025-12-31'),
    to: day('2026-01-01', '2026-11-01'),
    overAPeriodOfTime: from(true, true, false),
    result: from('no_change', 'worse', 'improved'),
    worseForAnyChild: yes,
  }),
  statutoryRisk: fc.record({ withoutService: from('clear', 'clear', 'would_not_follow') }),
  parentalFactors: fc.record({ mentalHealth: yes, domesticAbuse: yes, substanceMisuse: yes }),
  children: fc.array(child, { minLength: 1, maxLength: 3 }),
})
