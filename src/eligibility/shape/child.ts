import type { Static } from 'typebox'
import type {
  AttendanceFacts,
  ChildFacts,
  OffenceFacts,
  ParentalImpactFacts,
  PermanentExclusionFacts,
  YoungCarerFacts,
} from '../facts.ts'
import { safety } from './family.ts'
import { type Filled, NOTHING } from './filled.ts'
import { assessment, exclusion, list, plan, sibling } from './lists.ts'

export type ChildShape = ReturnType<typeof shapeChild>

const attendance = (f: Static<typeof AttendanceFacts>): Filled<Static<typeof AttendanceFacts>> => ({
  term: f.term ?? null,
  lastCompletedTerm: f.lastCompletedTerm ?? null,
  possibleSessions: f.possibleSessions ?? null,
  unauthorisedSessions: f.unauthorisedSessions ?? null,
  unauthorisedPercentage: f.unauthorisedPercentage ?? null,
  schoolActions: f.schoolActions ?? null,
  mainCause: f.mainCause ?? null,
})

const permanentExclusion = (
  f: Static<typeof PermanentExclusionFacts>,
): Filled<Static<typeof PermanentExclusionFacts>> => ({
  status: f.status ?? null,
  otherTeams: f.otherTeams ?? null,
})

const offence = (f: Static<typeof OffenceFacts>): Filled<Static<typeof OffenceFacts>> => ({
  stage: f.stage ?? null,
  committedOn: f.committedOn ?? null,
  lowLevel: f.lowLevel ?? null,
  firstOffence: f.firstOffence ?? null,
  meetsTriageRequirements: f.meetsTriageRequirements ?? null,
})

const parentalImpact = (
  f: Static<typeof ParentalImpactFacts>,
): Filled<Static<typeof ParentalImpactFacts>> => ({
  onBehaviourAndWellbeing: f.onBehaviourAndWellbeing ?? null,
  willEscalate: f.willEscalate ?? null,
})

const youngCarer = (f: Static<typeof YoungCarerFacts>): Filled<Static<typeof YoungCarerFacts>> => ({
  identifiedBy: f.identifiedBy ?? null,
  existingProvisionMeetsNeeds: f.existingProvisionMeetsNeeds ?? null,
})

/** A child's facts in their fixed shape. */
export const shapeChild = (f: ChildFacts) => ({
  dateOfBirth: f.dateOfBirth ?? null,
  statutoryStatus: f.statutoryStatus ?? null,
  safety: safety(f.safety ?? NOTHING),
  attendance: attendance(f.attendance ?? NOTHING),
  exclusions: list(f.exclusions, exclusion),
  permanentExclusion: permanentExclusion(f.permanentExclusion ?? NOTHING),
  offence: offence(f.offence ?? NOTHING),
  parentalImpact: parentalImpact(f.parentalImpact ?? NOTHING),
  siblings: list(f.siblings, sibling),
  assessments: list(f.assessments, assessment),
  plans: list(f.plans, plan),
  youngCarer: youngCarer(f.youngCarer ?? NOTHING),
})
