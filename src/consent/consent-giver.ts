import { type Static, Type } from 'typebox'
import { oneOf } from '#eligibility/index.ts'
import { codeOf, localDate, personKey, professional, words } from './values.ts'

/** What the person is to the child. The codes are those of the form's relationships, and the child itself. */
export const GIVER_RELATIONS = [
  'self',
  'mother',
  'father',
  'step_parent',
  'adoptive_parent',
  'foster_carer',
  'private_foster_carer',
  'special_guardian',
  'grandparent',
  'aunt_or_uncle',
  'sibling',
  'half_sibling',
  'step_sibling',
  'adoptive_sibling',
  'other_relative',
  'partner_of_parent',
  'partner',
  'own_child',
  'family_friend',
  'local_authority',
  'other',
] as const

/** How parental responsibility is held (Children Act 1989, sections 2 to 5, 12, 14C and 33). */
export const PARENTAL_RESPONSIBILITY_BASES = [
  'birth_mother',
  'marriage_or_civil_partnership',
  'birth_registration',
  'agreement',
  'parental_responsibility_order',
  'child_arrangements_order',
  'special_guardianship_order',
  'guardian',
  'adoption',
  'care_order',
  'other',
] as const

/** By what right somebody answers for a subject's information. */
export const ENTITLEMENTS = [
  'parental_responsibility',
  'young_person_16_or_over',
  'child_judged_competent',
  'adult_for_themselves',
  'none',
] as const

/** Who judged a child under 16 competent to decide, and why. */
export const CompetenceJudgement = Type.Object(
  {
    judgedBy: professional('Who judged the child competent.'),
    reasons: words(4000, 'Why: what the child understood, and how that was seen.'),
    on: Type.Optional(localDate('The day of the judgement.')),
  },
  { $id: 'CompetenceJudgement', additionalProperties: false },
)
export type CompetenceJudgement = Static<typeof CompetenceJudgement>

/** Who gave or refused, and why they may. */
export const ConsentGiver = Type.Object(
  {
    person: Type.Optional(personKey('The key of this person on the form, where they are on it.')),
    name: Type.Optional(words(200, 'Name.')),
    relation: codeOf(GIVER_RELATIONS, 'What this person is to the children among the subjects.'),
    relationInWords: Type.Optional(words(200, 'In words, where no code fits.')),
    entitlement: oneOf(ENTITLEMENTS, 'By what right the person answers.'),
    heldThrough: Type.Optional(oneOf(PARENTAL_RESPONSIBILITY_BASES, 'How parental responsibility is held.')),
    competence: Type.Optional(CompetenceJudgement),
  },
  { $id: 'ConsentGiver', additionalProperties: false, description: 'Who answered, and by what right.' },
)
export type ConsentGiver = Static<typeof ConsentGiver>
