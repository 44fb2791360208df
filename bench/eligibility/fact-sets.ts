import type { EligibilityFacts } from '../../src/eligibility/index.ts'

/** The day and the calendar of the benchmark. */
export const ON = '2026-11-23'
export const TERMS = [
  { name: '2026-spring', from: '2026-01-05', to: '2026-03-27' },
  { name: '2026-summer', from: '2026-04-13', to: '2026-07-21' },
  { name: '2026-autumn', from: '2026-09-02', to: '2026-12-18' },
]

/** Numbers that look random and are the same in every run (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Families of one child, as a parser of JSON gives them, each fact missing with the same chance. */
export function factSets(number: number, missing = 0.1, seed = 1): EligibilityFacts[] {
  const next = numbersFrom(seed)
  return Array.from({ length: number }, () => JSON.parse(JSON.stringify(oneFamily(next, missing))))
}

function oneFamily(next: () => number, missing: number): object {
  const pick = <const T extends readonly unknown[]>(...values: T): T[number] =>
    values[Math.floor(next() * values.length)]
  const known = <T>(value: T): T | undefined => (next() < missing ? undefined : value)
  const day = (first: string, days: number) =>
    new Date(Date.parse(first) + Math.floor(next() * days) * 86_400_000).toISOString().slice(0, 10)
  const list = <T>(most: number, item: () => T) => ({
    items: Array.from({ length: Math.floor(next() * (most + 1)) }, item),
    complete: pick(true, true, true, false),
  })
  const flag = () => known(next() < 0.5)
  const child = {
    dateOfBirth: known(day('2007-01-01', 5000)),
    statutoryStatus: known(pick('none', 'none', 'none', 'none', 'none', 'child_in_need')),
    attendance: {
      term: known(pick('2026-summer', '2026-summer', '2026-summer', '2026-spring')),
      possibleSessions: known(100 + Math.floor(next() * 40)),
      unauthorisedSessions: known(Math.floor(next() * 30)),
      schoolActions: known(pick('none_taken', 'no_impact', 'no_impact', 'having_impact')),
      mainCause: known(pick('parenting_capacity', 'parenting_capacity', 'childs_ill_health', 'mixed')),
    },
    exclusions: known(
      list(3, () => ({
        kind: known(pick('fixed_term', 'fixed_term', 'internal')),
        startedOn: known(day('2024-09-01', 800)),
        lengthHalfDays: known(1 + Math.floor(next() * 24)),
        yearGroup: known(pick('4', '5', '6', '7', '8')),
        status: known(pick('in_force', 'in_force', 'in_force', 'cancelled')),
        directResultOfParentingIncapacity: flag(),
      })),
    ),
    permanentExclusion: {
      status: known(pick('none', 'none', 'in_force', 'overturned')),
      otherTeams: known(pick('none', 'open', 'closed_only')),
    },
    offence: {
      stage: known(pick('none', 'none', 'alleged', 'admitted', 'found')),
      committedOn: known(day('2023-01-01', 1400)),
      lowLevel: flag(),
      firstOffence: flag(),
      meetsTriageRequirements: flag(),
    },
    parentalImpact: { onBehaviourAndWellbeing: flag(), willEscalate: flag() },
    siblings: known(
      list(2, () => ({
        dateOfBirth: known(day('2000-01-01', 6000)),
        convictedOfSeriousYouthViolence: known(next() < 0.1),
        convictedOfSupplyingDrugs: known(next() < 0.1),
        knownGangNominal: known(next() < 0.1),
      })),
    ),
    assessments: known(
      list(2, () => ({ section: known(pick('17', '47')), completedOn: known(day('2024-01-01', 1000)) })),
    ),
    plans: known(
      list(1, () => ({
        kind: known(pick('child_in_need', 'child_protection')),
        startedOn: known(day('2023-01-01', 1300)),
      })),
    ),
    youngCarer: {
      identifiedBy: known(pick('council_after_referral', 'referrer', 'not_a_young_carer')),
      existingProvisionMeetsNeeds: flag(),
    },
  }
  const family = {
    borough: known(pick('westminster', 'westminster', 'westminster', 'camden', 'kensington-and-chelsea')),
    serviceRequested: known(pick('early_help', 'early_help', 'early_help', 'social_care')),
    safety: { immediateDanger: known(next() < 0.05), significantHarmSuspected: known(next() < 0.05) },
    priorWork: {
      undertaken: known(next() < 0.9),
      evidence: known(pick('supplied', 'supplied', 'supplied', 'not_yet_supplied', 'confirmed_none')),
      agencies: known(
        pick(['Example School', 'Example Hub'], ['Example School'], ['Example School', 'Example Surgery']),
      ),
      agenciesComplete: flag(),
      from: known(day('2025-01-01', 300)),
      to: known(day('2026-01-01', 300)),
      overAPeriodOfTime: known(next() < 0.9),
      result: known(pick('no_change', 'worse', 'improved')),
      worseForAnyChild: flag(),
    },
    statutoryRisk: {
      withoutService: known(pick('clear', 'clear', 'clear', 'not_clear', 'would_not_follow')),
    },
    parentalFactors: { mentalHealth: flag(), domesticAbuse: flag(), substanceMisuse: flag() },
  }
  // Undefined members vanish on the way through JSON, as in a request.
  return { ...family, children: [child] }
}
