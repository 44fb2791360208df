import { type Static, Type } from 'typebox'
import { BOROUGHS } from './boroughs.ts'
import {
  AttendanceFacts,
  Exclusion,
  OffenceFacts,
  ParentalFactors,
  ParentalImpactFacts,
  PermanentExclusionFacts,
  PriorWorkFacts,
  SafetyFacts,
  SiblingFacts,
  StatutoryAssessment,
  StatutoryPlan,
  StatutoryRiskFacts,
  YoungCarerFacts,
} from './fact-sections.ts'
import { day, FactSource, listOf, oneOf, section, yesNo } from './fact-values.ts'

export * from './fact-sections.ts'

const childFactProperties = {
  key: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,40}$',
      description: "The sender's name for this child within the form.",
    }),
  ),
  dateOfBirth: Type.Optional(day('Age is derived from it on the day of the referral, never stored.')),
  statutoryStatus: Type.Optional(
    oneOf(
      ['none', 'child_in_need', 'child_protection_plan', 'looked_after', 'private_fostering'],
      'An open plan or care status leads to social care (TEH-S2).',
    ),
  ),
  safety: Type.Optional(
    section(
      'ChildSafetyFacts',
      'Where the answers differ from child to child. A yes here counts whatever the family-wide answer says.',
      {
        immediateDanger: yesNo('Is this child in immediate danger now?'),
        significantHarmSuspected: yesNo(
          'Is it suspected that this child suffers, or is likely to suffer, significant harm?',
        ),
      },
    ),
  ),
  attendance: Type.Optional(AttendanceFacts),
  exclusions: Type.Optional(listOf('ExclusionList', Exclusion, 'TEH-P2, TEH-P3 (W9, W10).')),
  permanentExclusion: Type.Optional(PermanentExclusionFacts),
  offence: Type.Optional(OffenceFacts),
  parentalImpact: Type.Optional(ParentalImpactFacts),
  siblings: Type.Optional(listOf('SiblingList', SiblingFacts, 'TEH-P7 (W16).')),
  assessments: Type.Optional(listOf('StatutoryAssessmentList', StatutoryAssessment, 'TEH-P8 (W18).')),
  plans: Type.Optional(listOf('StatutoryPlanList', StatutoryPlan, 'TEH-P8 (W18).')),
  youngCarer: Type.Optional(YoungCarerFacts),
}

const familyFactProperties = {
  borough: Type.Optional(oneOf(BOROUGHS, 'The borough the children live in (N1). It decides the route.')),
  serviceRequested: Type.Optional(oneOf(['early_help', 'social_care'], 'The service asked for (W20, W21).')),
  safety: Type.Optional(SafetyFacts),
  priorWork: Type.Optional(PriorWorkFacts),
  statutoryRisk: Type.Optional(StatutoryRiskFacts),
  parentalFactors: Type.Optional(ParentalFactors),
}

/** One of two or more accounts of the same fact. */
export const DisputedReport = Type.Object(
  {
    value: Type.Unknown({
      description: 'What this person reports; of the type of the fact that is disputed.',
    }),
    reportedBy: FactSource,
  },
  { $id: 'DisputedReport', additionalProperties: false },
)

export const Dispute = Type.Object(
  {
    pointer: Type.String({
      pattern: '^(/[A-Za-z0-9_-]{1,60}){1,8}$',
      description: 'A JSON pointer to the fact, e.g. "/children/0/attendance/mainCause".',
    }),
    reports: Type.Array(DisputedReport, { minItems: 2, maxItems: 10 }),
  },
  { $id: 'Dispute', additionalProperties: false, description: 'A fact that people report differently.' },
)

/**
 * The parts of the facts, for schemas that hold them among other things: the form has the same
 * members in the same places, so that a pointer means the same in both.
 */
export const factProperties = {
  family: familyFactProperties,
  child: childFactProperties,
  disputes: Type.Optional(Type.Array(Dispute, { maxItems: 50 })),
}

export const ChildFacts = Type.Object(childFactProperties, { $id: 'ChildFacts', additionalProperties: false })

/** All that the criteria ask about a family. Every fact may be absent, null or "not_known": all three are unknown. */
export const EligibilityFacts = Type.Object(
  {
    ...familyFactProperties,
    children: Type.Array(ChildFacts, { minItems: 1, maxItems: 20 }),
    disputes: factProperties.disputes,
  },
  { $id: 'EligibilityFacts', additionalProperties: false },
)

export type ChildFacts = Static<typeof ChildFacts>
export type EligibilityFacts = Static<typeof EligibilityFacts>
export type Dispute = Static<typeof Dispute>
