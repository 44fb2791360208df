import t from 'tap'
import type { ChildFacts, EligibilityFacts } from '../../src/eligibility/index.ts'
import { evaluateFor, GATES, NO_PRIORITY, statusOf, westminster } from './families.ts'

type Row = {
  reading: string
  what: string
  criterion: string
  is: string
  facts: EligibilityFacts
  on?: string
}

const work = (priorWork: EligibilityFacts['priorWork']): EligibilityFacts => ({
  ...GATES,
  priorWork: { ...GATES.priorWork, ...priorWork },
  children: [NO_PRIORITY],
})
const child = (facts: ChildFacts): EligibilityFacts => ({
  ...GATES,
  children: [{ ...NO_PRIORITY, ...facts }],
})
const attendance = (figures: ChildFacts['attendance']): EligibilityFacts =>
  child({
    attendance: {
      term: '2026-summer',
      possibleSessions: 120,
      unauthorisedSessions: 30,
      schoolActions: 'no_impact',
      mainCause: 'parenting_capacity',
      ...figures,
    },
  })
const EXCLUSION = {
  kind: 'fixed_term',
  status: 'in_force',
  yearGroup: '6',
  lengthHalfDays: 20,
  startedOn: '2026-05-05',
  directResultOfParentingIncapacity: true,
} as const
const excluded = (...items: NonNullable<ChildFacts['exclusions']>['items']) =>
  child({ exclusions: { items, complete: true } })
const offence = (facts: ChildFacts['offence'], dateOfBirth = '2014-01-31') =>
  child({
    dateOfBirth,
    offence: {
      stage: 'admitted',
      committedOn: '2026-05-05',
      lowLevel: true,
      firstOffence: true,
      meetsTriageRequirements: true,
      ...facts,
    },
  })
const sibling = (facts: object) =>
  child({
    siblings: {
      items: [
        {
          dateOfBirth: '2005-01-01',
          convictedOfSeriousYouthViolence: false,
          convictedOfSupplyingDrugs: false,
          knownGangNominal: false,
          ...facts,
        },
      ],
      complete: true,
    },
  })
type Assessments = NonNullable<ChildFacts['assessments']>['items']
const assessed = (items: Assessments, plans: NonNullable<ChildFacts['plans']>['items'] = []) =>
  child({ assessments: { items, complete: true }, plans: { items: plans, complete: true } })
const impact = { onBehaviourAndWellbeing: true, willEscalate: true }

const rows: Row[] = [
  {
    reading: 'A2',
    what: 'evidence not supplied yet',
    criterion: 'TEH-G1',
    is: 'undetermined',
    facts: work({ evidence: 'not_yet_supplied' }),
  },
  {
    reading: 'A2',
    what: 'evidence confirmed none',
    criterion: 'TEH-G1',
    is: 'not_met',
    facts: work({ evidence: 'confirmed_none' }),
  },
  {
    reading: 'A2',
    what: 'evidence not mentioned',
    criterion: 'TEH-G1',
    is: 'undetermined',
    facts: work({ evidence: null }),
  },
  {
    reading: 'A3',
    what: 'two organisations',
    criterion: 'TEH-G1',
    is: 'met',
    facts: work({ agencies: ['Example School', 'Example Hub'], agenciesComplete: true }),
  },
  {
    reading: 'A3',
    what: 'one organisation twice',
    criterion: 'TEH-G1',
    is: 'not_met',
    facts: work({ agencies: ['Example School', 'EXAMPLE SCHOOL'], agenciesComplete: true }),
  },
  {
    reading: 'A3',
    what: 'one named, and one without a name',
    criterion: 'TEH-G1',
    is: 'undetermined',
    facts: work({ agencies: ['Example School', ' '], agenciesComplete: true }),
  },
  {
    reading: 'A4',
    what: 'a day, if judged a period',
    criterion: 'TEH-G1',
    is: 'met',
    facts: work({ from: '2026-05-05', to: '2026-05-05' }),
  },
  {
    reading: 'A4',
    what: 'years, if judged no period',
    criterion: 'TEH-G1',
    is: 'not_met',
    facts: work({ overAPeriodOfTime: false, from: '2020-05-05', to: '2026-05-05' }),
  },
  {
    reading: 'A4',
    what: 'not judged, whatever the dates',
    criterion: 'TEH-G1',
    is: 'undetermined',
    facts: work({ overAPeriodOfTime: null, from: '2020-05-05', to: '2026-05-05' }),
  },
  {
    reading: 'A5',
    what: 'improved, but worse for one child',
    criterion: 'TEH-G1',
    is: 'met',
    facts: work({ result: 'improved', worseForAnyChild: true }),
  },
  {
    reading: 'A5',
    what: 'improved, and for no child worse',
    criterion: 'TEH-G1',
    is: 'not_met',
    facts: work({ result: 'improved', worseForAnyChild: false }),
  },
  {
    reading: 'A5',
    what: 'improved, not known for each child',
    criterion: 'TEH-G1',
    is: 'undetermined',
    facts: work({ result: 'improved' }),
  },
  {
    reading: 'A6',
    what: 'perhaps',
    criterion: 'TEH-G2',
    is: 'undetermined',
    facts: { ...child({}), statutoryRisk: { withoutService: 'not_clear' } },
  },
  {
    reading: 'A6',
    what: 'would not follow',
    criterion: 'TEH-G2',
    is: 'not_met',
    facts: { ...child({}), statutoryRisk: { withoutService: 'would_not_follow' } },
  },
  {
    reading: 'A7',
    what: '12 of 120',
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ unauthorisedSessions: 12 }),
  },
  {
    reading: 'A7',
    what: '13 of 120',
    criterion: 'TEH-P1',
    is: 'met',
    facts: attendance({ unauthorisedSessions: 13 }),
  },
  {
    reading: 'A7',
    what: '7 of 69',
    criterion: 'TEH-P1',
    is: 'met',
    facts: attendance({ possibleSessions: 69, unauthorisedSessions: 7 }),
  },
  {
    reading: 'A7',
    what: '7 of 70',
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ possibleSessions: 70, unauthorisedSessions: 7 }),
  },
  {
    reading: 'A7',
    what: 'a bare 10%',
    criterion: 'TEH-P1',
    is: 'undetermined',
    facts: attendance({ unauthorisedSessions: null, unauthorisedPercentage: 10 }),
  },
  {
    reading: 'A7',
    what: 'a bare 11%',
    criterion: 'TEH-P1',
    is: 'met',
    facts: attendance({ unauthorisedSessions: null, unauthorisedPercentage: 11 }),
  },
  {
    reading: 'A7',
    what: 'a bare 9%',
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ unauthorisedSessions: null, unauthorisedPercentage: 9 }),
  },
  {
    reading: 'A7',
    what: 'sessions count before a percentage',
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ unauthorisedSessions: 12, unauthorisedPercentage: 12 }),
  },
  {
    reading: 'A8',
    what: 'the term before the last',
    criterion: 'TEH-P1',
    is: 'undetermined',
    facts: attendance({ term: '2026-spring' }),
  },
  {
    reading: 'A8',
    what: 'the term that still runs',
    criterion: 'TEH-P1',
    is: 'undetermined',
    facts: attendance({ term: '2026-autumn' }),
  },
  {
    reading: 'A8',
    what: 'the day after it ended',
    criterion: 'TEH-P1',
    is: 'met',
    facts: attendance({}),
    on: '2026-07-22',
  },
  {
    reading: 'A8',
    what: 'on its last day',
    criterion: 'TEH-P1',
    is: 'undetermined',
    facts: attendance({}),
    on: '2026-07-21',
  },
  {
    reading: 'A8',
    what: "the school's own calendar",
    criterion: 'TEH-P1',
    is: 'met',
    facts: attendance({ term: '2026-autumn', lastCompletedTerm: '2026-autumn' }),
  },
  {
    reading: 'A9',
    what: 'only unauthorised sessions count',
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ unauthorisedSessions: 0 }),
  },
  {
    reading: 'A10',
    what: 'no action taken yet',
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ schoolActions: 'none_taken' }),
  },
  {
    reading: 'A11',
    what: 'mixed causes',
    criterion: 'TEH-P1',
    is: 'undetermined',
    facts: attendance({ mainCause: 'mixed' }),
  },
  {
    reading: 'A11',
    what: "the child's ill health",
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ mainCause: 'childs_ill_health' }),
  },
  {
    reading: 'A11',
    what: 'a conduct disorder',
    criterion: 'TEH-P1',
    is: 'not_met',
    facts: attendance({ mainCause: 'conduct_disorder' }),
  },
  { reading: 'A12', what: 'ten days', criterion: 'TEH-P2', is: 'met', facts: excluded(EXCLUSION) },
  {
    reading: 'A12',
    what: 'nine and a half',
    criterion: 'TEH-P2',
    is: 'not_met',
    facts: excluded({ ...EXCLUSION, lengthHalfDays: 19 }),
  },
  {
    reading: 'A12',
    what: 'five and five',
    criterion: 'TEH-P2',
    is: 'not_met',
    facts: excluded({ ...EXCLUSION, lengthHalfDays: 10 }, { ...EXCLUSION, lengthHalfDays: 10 }),
  },
  {
    reading: 'A13',
    what: 'in Year 7 then, whatever the age now',
    criterion: 'TEH-P2',
    is: 'met',
    facts: {
      ...GATES,
      children: [
        {
          ...NO_PRIORITY,
          dateOfBirth: '2009-01-01',
          exclusions: { items: [{ ...EXCLUSION, yearGroup: '7', startedOn: '2020-11-02' }] },
        },
      ],
    },
  },
  {
    reading: 'A14',
    what: 'Year 7',
    criterion: 'TEH-P2',
    is: 'met',
    facts: excluded({ ...EXCLUSION, yearGroup: '7' }),
  },
  {
    reading: 'A14',
    what: 'Year 8',
    criterion: 'TEH-P2',
    is: 'not_met',
    facts: excluded({ ...EXCLUSION, yearGroup: '8' }),
  },
  {
    reading: 'A14',
    what: 'Nursery',
    criterion: 'TEH-P2',
    is: 'met',
    facts: excluded({ ...EXCLUSION, yearGroup: 'N2' }),
  },
  {
    reading: 'A14',
    what: 'never from the date of birth',
    criterion: 'TEH-P2',
    is: 'undetermined',
    facts: excluded({ ...EXCLUSION, yearGroup: null }),
  },
  {
    reading: 'A15',
    what: 'three of any length',
    criterion: 'TEH-P3',
    is: 'met',
    facts: excluded({ ...EXCLUSION, lengthHalfDays: 1 }, EXCLUSION, { ...EXCLUSION, yearGroup: '7' }),
  },
  {
    reading: 'A15',
    what: 'a cancelled one',
    criterion: 'TEH-P3',
    is: 'not_met',
    facts: excluded(EXCLUSION, EXCLUSION, { ...EXCLUSION, status: 'cancelled' }),
  },
  {
    reading: 'A15',
    what: 'an internal one',
    criterion: 'TEH-P3',
    is: 'not_met',
    facts: excluded(EXCLUSION, EXCLUSION, { ...EXCLUSION, kind: 'internal' }),
  },
  {
    reading: 'A15',
    what: 'one of another cause',
    criterion: 'TEH-P3',
    is: 'not_met',
    facts: excluded(EXCLUSION, EXCLUSION, { ...EXCLUSION, directResultOfParentingIncapacity: false }),
  },
  {
    reading: 'A16',
    what: 'overturned',
    criterion: 'TEH-P4',
    is: 'not_met',
    facts: child({ permanentExclusion: { status: 'overturned', otherTeams: 'none' } }),
  },
  {
    reading: 'A16',
    what: 'in force',
    criterion: 'TEH-P4',
    is: 'met',
    facts: child({ permanentExclusion: { status: 'in_force', otherTeams: 'none' } }),
  },
  {
    reading: 'A17',
    what: 'open with another team',
    criterion: 'TEH-P4',
    is: 'not_met',
    facts: child({ permanentExclusion: { status: 'in_force', otherTeams: 'open' } }),
  },
  {
    reading: 'A17',
    what: 'closed only',
    criterion: 'TEH-P4',
    is: 'undetermined',
    facts: child({ permanentExclusion: { status: 'in_force', otherTeams: 'closed_only' } }),
  },
  { reading: 'A18', what: 'admitted', criterion: 'TEH-P5', is: 'met', facts: offence({}) },
  { reading: 'A18', what: 'found', criterion: 'TEH-P5', is: 'met', facts: offence({ stage: 'found' }) },
  {
    reading: 'A18',
    what: 'alleged',
    criterion: 'TEH-P5',
    is: 'not_met',
    facts: offence({ stage: 'alleged' }),
  },
  { reading: 'A18', what: 'denied', criterion: 'TEH-P5', is: 'not_met', facts: offence({ stage: 'denied' }) },
  { reading: 'A18', what: 'ten that day', criterion: 'TEH-P5', is: 'met', facts: offence({}, '2016-05-05') },
  {
    reading: 'A18',
    what: 'ten the day after',
    criterion: 'TEH-P5',
    is: 'not_met',
    facts: offence({}, '2016-05-06'),
  },
  {
    reading: 'A19',
    what: 'low level not judged',
    criterion: 'TEH-P5',
    is: 'undetermined',
    facts: offence({ lowLevel: 'not_known' }),
  },
  {
    reading: 'A19',
    what: 'requirements not met',
    criterion: 'TEH-P5',
    is: 'not_met',
    facts: offence({ meetsTriageRequirements: false }),
  },
  {
    reading: 'A20',
    what: 'neither judgement follows from the other',
    criterion: 'TEH-G2',
    is: 'undetermined',
    facts: {
      ...child({ parentalImpact: impact }),
      parentalFactors: { mentalHealth: true },
      statutoryRisk: {},
    },
  },
  {
    reading: 'A20',
    what: 'nor the other way round',
    criterion: 'TEH-P6',
    is: 'undetermined',
    facts: {
      ...child({ parentalImpact: { ...impact, willEscalate: null } }),
      parentalFactors: { mentalHealth: true },
    },
  },
  {
    reading: 'A21',
    what: 'one judgement about both',
    criterion: 'TEH-P6',
    is: 'met',
    facts: { ...child({ parentalImpact: impact }), parentalFactors: { mentalHealth: true } },
  },
  {
    reading: 'A22',
    what: 'an adult half-sibling',
    criterion: 'TEH-P7',
    is: 'met',
    facts: sibling({ relation: 'half', knownGangNominal: true }),
  },
  {
    reading: 'A22',
    what: 'a twin',
    criterion: 'TEH-P7',
    is: 'not_met',
    facts: sibling({ dateOfBirth: '2014-01-31', knownGangNominal: true }),
  },
  {
    reading: 'A22',
    what: 'a day older',
    criterion: 'TEH-P7',
    is: 'met',
    facts: sibling({ dateOfBirth: '2014-01-30', knownGangNominal: true }),
  },
  {
    reading: 'A22',
    what: 'a nominal without any conviction',
    criterion: 'TEH-P7',
    is: 'met',
    facts: sibling({ knownGangNominal: true }),
  },
  {
    reading: 'A23',
    what: 'classified by its source, never here',
    criterion: 'TEH-P7',
    is: 'undetermined',
    facts: sibling({ convictedOfSeriousYouthViolence: 'not_known' }),
  },
  {
    reading: 'A24',
    what: 'on the first anniversary',
    criterion: 'TEH-P8',
    is: 'met',
    facts: assessed([
      { section: '17', completedOn: '2025-06-01' },
      { section: '47', completedOn: '2026-06-01' },
    ]),
  },
  {
    reading: 'A24',
    what: 'the day after it',
    criterion: 'TEH-P8',
    is: 'not_met',
    facts: assessed([
      { section: '17', completedOn: '2025-06-01' },
      { section: '47', completedOn: '2026-06-02' },
    ]),
  },
  {
    reading: 'A24',
    what: 'through a leap year',
    criterion: 'TEH-P8',
    is: 'met',
    facts: assessed([
      { section: '17', completedOn: '2023-03-01' },
      { section: '17', completedOn: '2024-03-01' },
    ]),
  },
  {
    reading: 'A24',
    what: 'from 29 February to 28 February',
    criterion: 'TEH-P8',
    is: 'met',
    facts: assessed([
      { section: '17', completedOn: '2024-02-29' },
      { section: '17', completedOn: '2025-02-28' },
    ]),
  },
  {
    reading: 'A24',
    what: 'from 29 February to 1 March',
    criterion: 'TEH-P8',
    is: 'not_met',
    facts: assessed([
      { section: '17', completedOn: '2024-02-29' },
      { section: '17', completedOn: '2025-03-01' },
    ]),
  },
  {
    reading: 'A24',
    what: 'an enquiry through an assessment is one',
    criterion: 'TEH-P8',
    is: 'not_met',
    facts: assessed([
      { section: '17', completedOn: '2026-03-01', reference: 'x' },
      { section: '47', completedOn: '2026-02-01', carriedOutThrough: 'x' },
    ]),
  },
  {
    reading: 'A24',
    what: 'two that name each other are one',
    criterion: 'TEH-P8',
    is: 'not_met',
    facts: assessed([
      { section: '17', completedOn: '2026-03-01', reference: 'x', carriedOutThrough: 'y' },
      { section: '47', completedOn: '2026-02-01', reference: 'y', carriedOutThrough: 'x' },
    ]),
  },
  {
    reading: 'A24',
    what: 'an enquiry through one not listed',
    criterion: 'TEH-P8',
    is: 'undetermined',
    facts: assessed([
      { section: '17', completedOn: '2026-03-01' },
      { section: '47', completedOn: '2026-02-01', carriedOutThrough: 'x' },
    ]),
  },
  {
    reading: 'A25',
    what: 'years ago, by the text',
    criterion: 'TEH-P8',
    is: 'met',
    facts: assessed([
      { section: '17', completedOn: '2019-06-01' },
      { section: '17', completedOn: '2019-09-01' },
    ]),
  },
  {
    reading: 'A26',
    what: 'a plan on the day of the first',
    criterion: 'TEH-P8',
    is: 'not_met',
    facts: assessed(
      [
        { section: '17', completedOn: '2025-06-01' },
        { section: '47', completedOn: '2026-06-01' },
      ],
      [{ kind: 'child_in_need', startedOn: '2025-06-01' }],
    ),
  },
  {
    reading: 'A26',
    what: 'a plan the day before it',
    criterion: 'TEH-P8',
    is: 'met',
    facts: assessed(
      [
        { section: '17', completedOn: '2025-06-01' },
        { section: '47', completedOn: '2026-06-01' },
      ],
      [{ kind: 'child_protection', startedOn: '2025-05-31' }],
    ),
  },
  {
    reading: 'A27',
    what: "a referrer's belief",
    criterion: 'TEH-P9',
    is: 'undetermined',
    facts: child({ youngCarer: { identifiedBy: 'referrer', existingProvisionMeetsNeeds: false } }),
  },
  {
    reading: 'A27',
    what: "the council's finding",
    criterion: 'TEH-P9',
    is: 'met',
    facts: child({
      youngCarer: { identifiedBy: 'council_after_referral', existingProvisionMeetsNeeds: false },
    }),
  },
]

for (const { reading, what, criterion, is, facts, on } of rows)
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
  const tested = new Set([...rows.map(({ reading }) => reading), 'A1', 'A28', 'A29'])
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
