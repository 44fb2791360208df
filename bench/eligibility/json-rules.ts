import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { addYears, ageOn } from '../../src/calendar/index.ts'
import type { EligibilityFacts } from '../../src/eligibility/index.ts'

const is = (fact: string, value: unknown) => ({ fact, operator: 'equal', value })
const oneOf = (fact: string, value: unknown[]) => ({ fact, operator: 'in', value })

/** The same fourteen criteria for json-rules-engine: its own conditions, lists and dates in facts it computes. */
const RULES: Record<string, TopLevelCondition> = {
  'TEH-S1': { any: [is('immediateDanger', true), is('childInDanger', true)] },
  'TEH-S2': {
    any: [
      is('harmSuspected', true),
      is('harmToChild', true),
      oneOf('statutoryStatus', [
        'child_in_need',
        'child_protection_plan',
        'looked_after',
        'private_fostering',
      ]),
      is('serviceRequested', 'social_care'),
    ],
  },
  'TEH-S3': { all: [is('borough', 'westminster'), { fact: 'age', operator: 'lessThan', value: 18 }] },
  'TEH-G1': {
    all: [
      is('undertaken', true),
      is('evidence', 'supplied'),
      { fact: 'agencies', operator: 'greaterThanInclusive', value: 2 },
      is('overAPeriodOfTime', true),
      { any: [oneOf('workResult', ['no_change', 'worse']), is('worseForAnyChild', true)] },
    ],
  },
  'TEH-G2': { all: [is('withoutService', 'clear')] },
  'TEH-P1': {
    all: [
      is('term', '2026-summer'),
      { fact: 'absence', operator: 'greaterThan', value: 0.1 },
      is('schoolActions', 'no_impact'),
      is('mainCause', 'parenting_capacity'),
    ],
  },
  'TEH-P2': { all: [{ fact: 'longExclusions', operator: 'greaterThanInclusive', value: 1 }] },
  'TEH-P3': { all: [{ fact: 'exclusions', operator: 'greaterThanInclusive', value: 3 }] },
  'TEH-P4': { all: [is('permanentExclusion', 'in_force'), is('otherTeams', 'none')] },
  'TEH-P5': {
    all: [
      oneOf('offenceStage', ['admitted', 'found']),
      { fact: 'ageAtOffence', operator: 'greaterThanInclusive', value: 10 },
      is('lowLevel', true),
      is('firstOffence', true),
      is('meetsTriageRequirements', true),
    ],
  },
  'TEH-P6': {
    all: [
      { any: [is('mentalHealth', true), is('domesticAbuse', true), is('substanceMisuse', true)] },
      is('impact', true),
      is('willEscalate', true),
    ],
  },
  'TEH-P7': { all: [{ fact: 'olderSiblings', operator: 'greaterThanInclusive', value: 1 }] },
  'TEH-P8': { all: [{ fact: 'repeatAssessments', operator: 'greaterThanInclusive', value: 1 }] },
  'TEH-P9': { all: [is('carerIdentifiedBy', 'council_after_referral'), is('provisionMeetsNeeds', false)] },
}

/** Where the facts stand that need no computing, for its default way of reading them: JSONPath. */
const PATHS: Record<string, string> = {
  immediateDanger: '$.safety.immediateDanger',
  childInDanger: '$.children[0].safety.immediateDanger',
  harmSuspected: '$.safety.significantHarmSuspected',
  harmToChild: '$.children[0].safety.significantHarmSuspected',
  statutoryStatus: '$.children[0].statutoryStatus',
  serviceRequested: '$.serviceRequested',
  borough: '$.borough',
  undertaken: '$.priorWork.undertaken',
  evidence: '$.priorWork.evidence',
  overAPeriodOfTime: '$.priorWork.overAPeriodOfTime',
  workResult: '$.priorWork.result',
  worseForAnyChild: '$.priorWork.worseForAnyChild',
  withoutService: '$.statutoryRisk.withoutService',
  term: '$.children[0].attendance.term',
  schoolActions: '$.children[0].attendance.schoolActions',
  mainCause: '$.children[0].attendance.mainCause',
  permanentExclusion: '$.children[0].permanentExclusion.status',
  otherTeams: '$.children[0].permanentExclusion.otherTeams',
  offenceStage: '$.children[0].offence.stage',
  lowLevel: '$.children[0].offence.lowLevel',
  firstOffence: '$.children[0].offence.firstOffence',
  meetsTriageRequirements: '$.children[0].offence.meetsTriageRequirements',
  mentalHealth: '$.parentalFactors.mentalHealth',
  domesticAbuse: '$.parentalFactors.domesticAbuse',
  substanceMisuse: '$.parentalFactors.substanceMisuse',
  impact: '$.children[0].parentalImpact.onBehaviourAndWellbeing',
  willEscalate: '$.children[0].parentalImpact.willEscalate',
  carerIdentifiedBy: '$.children[0].youngCarer.identifiedBy',
  provisionMeetsNeeds: '$.children[0].youngCarer.existingProvisionMeetsNeeds',
}

const byPath = (conditions: TopLevelCondition): TopLevelCondition =>
  JSON.parse(JSON.stringify(conditions), (_, value) =>
    PATHS[value?.fact] ? { ...value, fact: 'family', path: PATHS[value.fact] } : value,
  )

/** An engine, made once, and the criteria it finds met; its facts read by path, as its guide has it, or made flat. */
export function jsonRules(on: string, reading: 'by path' | 'flat') {
  const engine = new Engine([], { allowUndefinedFacts: true })
  for (const [id, conditions] of Object.entries(RULES))
    engine.addRule({ conditions: reading === 'flat' ? conditions : byPath(conditions), event: { type: id } })
  return async (facts: EligibilityFacts): Promise<string[]> => {
    const given = reading === 'flat' ? flat(facts, on) : { family: facts, ...flat(facts, on) }
    const { events } = await engine.run(given)
    return events.map(({ type }) => type)
  }
}

const YOUNG = new Set<unknown>(['N1', 'N2', 'R', '1', '2', '3', '4', '5', '6', '7'])

/** Flat facts are twice as fast for it as paths. */
function flat(f: EligibilityFacts, on: string): Record<string, unknown> {
  const c = f.children[0] ?? {}
  const counted = (c.exclusions?.items ?? []).filter(
    (e) =>
      e.kind === 'fixed_term' &&
      e.status === 'in_force' &&
      YOUNG.has(e.yearGroup) &&
      e.directResultOfParentingIncapacity === true,
  )
  const born = c.dateOfBirth
  const committed = c.offence?.committedOn
  return {
    immediateDanger: f.safety?.immediateDanger,
    childInDanger: c.safety?.immediateDanger,
    harmSuspected: f.safety?.significantHarmSuspected,
    harmToChild: c.safety?.significantHarmSuspected,
    statutoryStatus: c.statutoryStatus,
    serviceRequested: f.serviceRequested,
    borough: f.borough,
    age: born ? ageOn(born, on) : undefined,
    ...f.priorWork,
    workResult: f.priorWork?.result,
    agencies: new Set(f.priorWork?.agencies?.map((name) => name.trim().toLowerCase())).size,
    ...f.statutoryRisk,
    ...f.parentalFactors,
    ...c.attendance,
    absence: Number(c.attendance?.unauthorisedSessions) / Number(c.attendance?.possibleSessions),
    longExclusions: counted.filter(({ lengthHalfDays }) => Number(lengthHalfDays) >= 20).length,
    exclusions: counted.length,
    permanentExclusion: c.permanentExclusion?.status,
    otherTeams: c.permanentExclusion?.otherTeams,
    ...c.offence,
    offenceStage: c.offence?.stage,
    ageAtOffence: born && committed ? ageOn(born, committed) : undefined,
    impact: c.parentalImpact?.onBehaviourAndWellbeing,
    willEscalate: c.parentalImpact?.willEscalate,
    olderSiblings: olderSiblings(c),
    repeatAssessments: repeatAssessments(c),
    carerIdentifiedBy: c.youngCarer?.identifiedBy,
    provisionMeetsNeeds: c.youngCarer?.existingProvisionMeetsNeeds,
  }
}

type Child = EligibilityFacts['children'][number]

const olderSiblings = ({ siblings, dateOfBirth }: Child): number =>
  (siblings?.items ?? []).filter(
    (s) =>
      s.dateOfBirth &&
      dateOfBirth &&
      s.dateOfBirth < dateOfBirth &&
      (s.convictedOfSeriousYouthViolence === true ||
        s.convictedOfSupplyingDrugs === true ||
        s.knownGangNominal === true),
  ).length

function repeatAssessments({ assessments, plans }: Child): number {
  const days = (assessments?.items ?? []).flatMap(({ completedOn }) => completedOn ?? []).sort()
  return days.filter((second, i) => {
    const first = days[i - 1]
    if (first === undefined || second > addYears(first, 1)) return false
    return !(plans?.items ?? []).some(({ startedOn }) => String(startedOn) >= first)
  }).length
}
