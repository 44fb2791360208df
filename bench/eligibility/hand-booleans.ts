import { addYears, ageOn } from '../../src/calendar/index.ts'
import type { ChildFacts, EligibilityFacts } from '../../src/eligibility/index.ts'

const YOUNG = new Set<unknown>(['N1', 'N2', 'R', '1', '2', '3', '4', '5', '6', '7'])

/** The same criteria in two values, as most code is written: a bit a criterion, blanks count as no. */
export function bits(f: EligibilityFacts, on: string, term: string): number {
  const c = f.children[0] ?? {}
  const work = f.priorWork
  const agencies = new Set(work?.agencies?.map((name) => name.trim().toLowerCase())).size
  const g1 =
    work?.undertaken === true &&
    work.evidence === 'supplied' &&
    agencies >= 2 &&
    work.overAPeriodOfTime === true &&
    (work.result === 'no_change' || work.result === 'worse' || work.worseForAnyChild === true)
  const harm = f.safety?.significantHarmSuspected === true || c.safety?.significantHarmSuspected === true
  const open = c.statutoryStatus !== undefined && c.statutoryStatus !== 'none'
  const born = String(c.dateOfBirth ?? '1900-01-01')
  return (
    (f.safety?.immediateDanger === true || c.safety?.immediateDanger === true ? 1 : 0) |
    (harm || open || f.serviceRequested === 'social_care' ? 2 : 0) |
    (f.borough === 'westminster' && ageOn(born, on) < 18 ? 4 : 0) |
    (g1 ? 8 : 0) |
    (f.statutoryRisk?.withoutService === 'clear' ? 16 : 0) |
    (absent(c, term) ? 32 : 0) |
    (excluded(c, 20) >= 1 ? 64 : 0) |
    (excluded(c, 0) >= 3 ? 128 : 0) |
    (c.permanentExclusion?.status === 'in_force' && c.permanentExclusion.otherTeams === 'none' ? 256 : 0) |
    (offended(c, born) ? 512 : 0) |
    (suffers(f, c) ? 1024 : 0) |
    (follows(c, born) ? 2048 : 0) |
    (repeated(c) ? 4096 : 0) |
    (cares(c) ? 8192 : 0)
  )
}

const absent = ({ attendance: a }: ChildFacts, term: string) =>
  a?.term === term &&
  10 * Number(a.unauthorisedSessions) > Number(a.possibleSessions) &&
  a.schoolActions === 'no_impact' &&
  a.mainCause === 'parenting_capacity'

const excluded = ({ exclusions }: ChildFacts, halfDays: number): number => {
  let count = 0
  for (const e of exclusions?.items ?? [])
    if (
      e.kind === 'fixed_term' &&
      e.status === 'in_force' &&
      YOUNG.has(e.yearGroup) &&
      e.directResultOfParentingIncapacity === true &&
      Number(e.lengthHalfDays) >= halfDays
    )
      count++
  return count
}

const offended = ({ offence: o }: ChildFacts, born: string) =>
  (o?.stage === 'admitted' || o?.stage === 'found') &&
  ageOn(born, String(o.committedOn ?? '1900-01-01')) >= 10 &&
  o.lowLevel === true &&
  o.firstOffence === true &&
  o.meetsTriageRequirements === true

const suffers = ({ parentalFactors: p }: EligibilityFacts, { parentalImpact }: ChildFacts) =>
  (p?.mentalHealth === true || p?.domesticAbuse === true || p?.substanceMisuse === true) &&
  parentalImpact?.onBehaviourAndWellbeing === true &&
  parentalImpact.willEscalate === true

const follows = ({ siblings }: ChildFacts, born: string) =>
  (siblings?.items ?? []).some(
    (s) =>
      String(s.dateOfBirth ?? '9999-01-01') < born &&
      (s.convictedOfSeriousYouthViolence === true ||
        s.convictedOfSupplyingDrugs === true ||
        s.knownGangNominal === true),
  )

function repeated({ assessments, plans }: ChildFacts): boolean {
  const days = (assessments?.items ?? []).map(({ completedOn }) => String(completedOn ?? '')).sort()
  for (let i = 1; i < days.length; i++) {
    const [first, second] = [days[i - 1], days[i]]
    if (!first || !second || second > addYears(first, 1)) continue
    if (!(plans?.items ?? []).some(({ startedOn }) => String(startedOn) >= first)) return true
  }
  return false
}

const cares = ({ youngCarer }: ChildFacts) =>
  youngCarer?.identifiedBy === 'council_after_referral' && youngCarer.existingProvisionMeetsNeeds === false
