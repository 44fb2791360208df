import {
  type ChildFacts,
  compile,
  type EligibilityFacts,
  type Evaluation,
  evaluate,
  ruleSets,
} from '../../src/eligibility/index.ts'

/** The day and the calendar of the tests: autumn 2026 still runs, summer 2026 is the last completed term. */
export const ON = '2026-11-23'
export const TERMS = [
  { name: '2026-spring', from: '2026-01-05', to: '2026-03-27' },
  { name: '2026-summer', from: '2026-04-13', to: '2026-07-21' },
  { name: '2026-autumn', from: '2026-09-02', to: '2026-12-18' },
]

const compiled = new Map(ruleSets.map((rules) => [rules.id, compile(rules)]))

export const westminster = rules('westminster-teh')
export const rbkc = rules('rbkc-early-help')

function rules(id: string) {
  const found = compiled.get(id)
  if (!found) throw new Error(`no rule set ${id}`)
  return found
}

export const evaluateFor = (facts: EligibilityFacts, on = ON, terms = TERMS): Evaluation =>
  evaluate(westminster, facts, { evaluatedOn: on, terms })

/** Nothing to be said under any priority. */
export const NO_PRIORITY: ChildFacts = {
  dateOfBirth: '2014-01-31',
  statutoryStatus: 'none',
  attendance: {
    term: '2026-summer',
    possibleSessions: 120,
    unauthorisedSessions: 3,
    schoolActions: 'having_impact',
    mainCause: 'other',
  },
  exclusions: { items: [], complete: true },
  permanentExclusion: { status: 'none', otherTeams: 'none' },
  offence: { stage: 'none' },
  parentalImpact: { onBehaviourAndWellbeing: false, willEscalate: false },
  siblings: { items: [], complete: true },
  assessments: { items: [], complete: true },
  plans: { items: [], complete: true },
  youngCarer: { identifiedBy: 'not_a_young_carer' },
}

/** One priority, plainly. */
export const EXCLUDED: ChildFacts = {
  ...NO_PRIORITY,
  permanentExclusion: { status: 'in_force', otherTeams: 'none' },
}

/** Both gates met, every screen answered. */
export const GATES: Omit<EligibilityFacts, 'children'> = {
  borough: 'westminster',
  serviceRequested: 'early_help',
  safety: { immediateDanger: false, significantHarmSuspected: false },
  priorWork: {
    undertaken: true,
    evidence: 'supplied',
    agencies: ['Example Primary School', 'Example Family Hub'],
    overAPeriodOfTime: true,
    result: 'no_change',
  },
  statutoryRisk: { withoutService: 'clear' },
  parentalFactors: { mentalHealth: false, domesticAbuse: false, substanceMisuse: false },
}

export const family = (...children: ChildFacts[]): EligibilityFacts => ({ ...GATES, children })

/** The status of one criterion for the family, or for one child. */
export const statusOf = (evaluation: Evaluation, criterion: string, child = 0) =>
  [...evaluation.criteria, ...(evaluation.children[child]?.criteria ?? [])].find(({ id }) => id === criterion)
    ?.status

/** Everything asked for, by pointer. */
export const asked = ({ missing, children }: Evaluation): string[] =>
  [...missing, ...children.flatMap((child) => child.missing)].map(({ pointer }) => pointer)

/** A child about whom only the absence is to be settled. */
export const attending = (figures: ChildFacts['attendance']) =>
  family({
    ...NO_PRIORITY,
    attendance: {
      term: '2026-summer',
      schoolActions: 'no_impact',
      mainCause: 'parenting_capacity',
      ...figures,
    },
  })
