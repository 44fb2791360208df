import { Type } from 'typebox'
import { day, oneOf, percentage, section, wholeNumber, yesNo } from './fact-values.ts'

/** Year groups as English schools count them (reading A14): N1, N2, Reception, 1 to 14. */
export const YEAR_GROUPS = [
  'N1',
  'N2',
  'R',
  ...(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14'] as const),
] as const

export const SafetyFacts = section(
  'SafetyFacts',
  'TEH-S1, TEH-S2: the two questions that come before all others.',
  {
    immediateDanger: yesNo('Is anybody in immediate danger now?'),
    significantHarmSuspected: yesNo(
      'Is it suspected that a child is suffering, or is likely to suffer, significant harm?',
    ),
  },
)

export const PriorWorkFacts = section('PriorWorkFacts', 'TEH-G1 (W2): the work done before this referral.', {
  undertaken: yesNo('Has work been undertaken to enable the family to make changes?'),
  evidence: oneOf(['supplied', 'not_yet_supplied', 'confirmed_none'], 'Is there evidence of that work? (A2)'),
  agencies: Type.Union(
    [Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 50 }), Type.Null()],
    {
      description: 'The organisations that took part, by name; two people of one school are one agency (A3).',
    },
  ),
  agenciesComplete: yesNo('Are these all the agencies that took part?'),
  from: day('First day of the work.'),
  to: day('Last day of the work, or today when it goes on.'),
  overAPeriodOfTime: yesNo(
    'Judged: was the work done over a period of time? No minimum length is given (A4).',
  ),
  result: oneOf(['no_change', 'worse', 'improved'], 'What did the work lead to, for the family as a whole?'),
  worseForAnyChild: yesNo('Has the negative impact on any one of the children increased? (A5)'),
})

export const StatutoryRiskFacts = section(
  'StatutoryRiskFacts',
  'TEH-G2 (W3): what would follow without the service.',
  {
    withoutService: oneOf(
      ['clear', 'not_clear', 'would_not_follow'],
      'Judged: is it clear that without the service the family would become the subject of a statutory intervention? (A6)',
    ),
  },
)

export const ParentalFactors = section('ParentalFactors', 'TEH-P6 (W15): what the parents live with.', {
  mentalHealth: yesNo("A parent's mental health issues"),
  domesticAbuse: yesNo('Domestic abuse'),
  substanceMisuse: yesNo("A parent's substance misuse"),
})

export const AttendanceFacts = section(
  'AttendanceFacts',
  'TEH-P1 (W5, W6): attendance in the last completed term.',
  {
    term: Type.Union([Type.String({ pattern: '^20\\d\\d-(spring|summer|autumn)$' }), Type.Null()], {
      description:
        'The term the sessions cover, e.g. "2026-summer": the calendar year it falls in, and its name.',
    }),
    lastCompletedTerm: Type.Union(
      [Type.String({ pattern: '^20\\d\\d-(spring|summer|autumn)$' }), Type.Null()],
      {
        description:
          "The last completed term by the school's own calendar, where it differs from the council's (A8).",
      },
    ),
    possibleSessions: wholeNumber('Possible sessions (half days) in that term.'),
    unauthorisedSessions: wholeNumber('Sessions coded G, N, O or U in that term (A9).'),
    unauthorisedPercentage: percentage(
      'Only where sessions are lacking: unauthorised sessions as a share of possible ones.',
    ),
    schoolActions: oneOf(
      ['none_taken', 'no_impact', 'having_impact'],
      "What the school has done about the absence, and with what effect (A10: no action taken is not 'not having an impact').",
    ),
    mainCause: oneOf(
      ['parenting_capacity', 'childs_ill_health', 'conduct_disorder', 'other', 'mixed'],
      "Judged: the main cause of the absence (A11: a parent's illness is not the child's).",
    ),
  },
)

export const Exclusion = section('Exclusion', 'A suspension, until 2023 called a fixed-term exclusion.', {
  kind: oneOf(['fixed_term', 'internal'], 'Internal ones are no exclusions (A15).'),
  startedOn: day('First day.'),
  lengthHalfDays: wholeNumber('Length in half school days: ten days are 20; a lunchtime is 1 (A12).', 500),
  yearGroup: oneOf(YEAR_GROUPS, 'Year group at the time; never derived from the date of birth (A13, A14).'),
  status: oneOf(['in_force', 'cancelled'], 'A cancelled exclusion does not count (A15).'),
  directResultOfParentingIncapacity: yesNo('Judged: was it a direct result of parenting incapacity?'),
})

export const PermanentExclusionFacts = section('PermanentExclusionFacts', 'TEH-P4 (W11).', {
  status: oneOf(['none', 'in_force', 'overturned'], 'It must be in force now (A16).'),
  otherTeams: oneOf(
    ['none', 'open', 'closed_only'],
    'Is a Family Services team other than Targeted Early Help involved with the child? (A17)',
  ),
})

export const OffenceFacts = section('OffenceFacts', 'TEH-P5 (W13).', {
  stage: oneOf(['none', 'alleged', 'denied', 'admitted', 'found'], 'Proven means admitted or found (A18).'),
  committedOn: day('When the offence was committed; there is no offence under ten (A18).'),
  lowLevel: yesNo("The youth justice team's judgement: is it low level? (A19)"),
  firstOffence: yesNo('Is it a first offence?'),
  meetsTriageRequirements: yesNo(
    "The youth justice team's judgement: does it meet the requirements for youth justice triage? (A19)",
  ),
})

export const ParentalImpactFacts = section(
  'ParentalImpactFacts',
  'TEH-P6 (W15): what it does to this child.',
  {
    onBehaviourAndWellbeing: yesNo(
      "Judged: is there an impact on the child's behaviour and well-being? (one judgement, A21)",
    ),
    willEscalate: yesNo(
      'Judged: will it escalate the family into safeguarding or care entry without further intervention?',
    ),
  },
)

export const SiblingFacts = section(
  'SiblingFacts',
  'TEH-P7 (W16). Criminal-offence data about another person: named by source, never classified here (A23).',
  {
    person: Type.String({
      minLength: 1,
      maxLength: 40,
      description: "The sibling's key among the people of the form.",
    }),
    relation: oneOf(['full', 'half', 'step', 'adoptive'], 'All four count, adults too (A22).'),
    dateOfBirth: day('Older and younger are told by it (A22).'),
    convictedOfSeriousYouthViolence: yesNo('Convicted; charged is not convicted.'),
    convictedOfSupplyingDrugs: yesNo('Convicted; charged is not convicted.'),
    knownGangNominal: yesNo("On the police's list; needs no conviction."),
  },
)

export const StatutoryAssessment = section(
  'StatutoryAssessment',
  'A completed assessment under the Children Act 1989.',
  {
    section: oneOf(['17', '47'], 'Section 17 or section 47.'),
    completedOn: day('When it was completed (A24).'),
    reference: Type.String({ minLength: 1, maxLength: 40, description: 'A name for it within this list.' }),
    carriedOutThrough: Type.String({
      minLength: 1,
      maxLength: 40,
      description:
        'For a section 47 enquiry: the reference of the assessment it was carried out through; the two are one (A24).',
    }),
  },
)

export const StatutoryPlan = section('StatutoryPlan', 'A child in need or child protection plan.', {
  kind: oneOf(['child_in_need', 'child_protection'], 'Which plan.'),
  startedOn: day('When it started.'),
})

export const YoungCarerFacts = section('YoungCarerFacts', 'TEH-P9 (W19).', {
  identifiedBy: oneOf(
    ['council_after_referral', 'referrer', 'not_a_young_carer'],
    'Who identified the child as a young carer. Only the council, following a referral, can (A27).',
  ),
  existingProvisionMeetsNeeds: yesNo('Judged: can existing provision meet the needs?'),
})
