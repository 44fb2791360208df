import { type Static, Type } from 'typebox'
import { oneOf, yesNo } from '#eligibility/index.ts'
import { ConsentGiver } from './consent-giver.ts'
import { ConsentLimitation, ExplicitConsent } from './consent-limits.ts'
import { codeOf, instant, personKey, professional, words } from './values.ts'

/** What was answered. */
export const CONSENT_STATES = [
  'given',
  'given_with_limitations',
  'not_sought',
  'refused',
  'withdrawn',
] as const

/** Why nobody was asked, with reasons. */
export const WhyNotSought = Type.Object(
  {
    why: codeOf(
      [
        'would_increase_risk',
        'would_prejudice_enquiry_or_crime_detection',
        'could_not_be_reached_after_attempts',
        'other',
      ],
      'Why the family was not asked.',
    ),
    reasons: words(4000, 'The reasons, in words.'),
  },
  { $id: 'WhyNotSought', additionalProperties: false },
)

/** The lawful basis of the processing. It stands apart from the permission: losing one leaves the other. */
export const LawfulBasis = Type.Object(
  {
    basis: codeOf(
      [
        'legal_obligation',
        'public_task',
        'vital_interests',
        'recognised_legitimate_interests',
        'legitimate_interests',
        'consent',
        'other',
      ],
      'UK GDPR, Article 6.',
    ),
    specialCategoryCondition: Type.Optional(
      codeOf(
        [
          'safeguarding_of_children_and_individuals_at_risk',
          'health_or_social_care',
          'vital_interests',
          'explicit_consent',
          'other',
        ],
        'UK GDPR, Article 9, with the Data Protection Act 2018, Schedule 1.',
      ),
    ),
    remarks: Type.Optional(words(1000, 'The law or power relied on, in words.')),
  },
  { $id: 'LawfulBasis', additionalProperties: false },
)

/** The notice the family was shown, and in which language. */
export const NoticeShown = Type.Object(
  {
    id: words(100, 'The id of the notice.'),
    version: Type.Integer({ minimum: 1, maximum: 10_000, description: 'Its version.' }),
    language: words(100, 'The language it was read or explained in.'),
  },
  { $id: 'NoticeShown', additionalProperties: false },
)

/** One event in the history of a family's permission to refer and to share. Never changed, only followed by another. */
export const ConsentRecord = Type.Object(
  {
    subjects: Type.Array(personKey('Whose information: the key of a child or person on the form.'), {
      minItems: 1,
      maxItems: 40,
      uniqueItems: true,
      description: "A parent's own information and a child's are separate subjects.",
    }),
    state: codeOf(CONSENT_STATES, 'What was answered.'),
    givenBy: Type.Optional(ConsentGiver),
    how: Type.Optional(oneOf(['in_person', 'telephone', 'written', 'online'], 'How it was given.')),
    where: Type.Optional(words(200, 'Where.')),
    words: Type.Optional(words(4000, 'What the person said, letter for letter.')),
    at: instant('When. The state at a time is that of the latest event at or before it.'),
    recordedBy: professional('Who recorded it.'),
    interpreter: Type.Optional(
      Type.Object(
        {
          used: yesNo('Was an interpreter used?'),
          language: Type.Optional(words(100, 'Into which language.')),
          name: Type.Optional(words(200, 'Who interpreted.')),
        },
        { additionalProperties: false },
      ),
    ),
    notice: Type.Optional(NoticeShown),
    limitations: Type.Optional(
      Type.Array(ConsentLimitation, {
        maxItems: 50,
        description: 'At least one where the state is given_with_limitations.',
      }),
    ),
    explicitConsents: Type.Optional(Type.Array(ExplicitConsent, { maxItems: 50 })),
    whyNotSought: Type.Optional(WhyNotSought),
    lawfulBasis: Type.Optional(LawfulBasis),
  },
  { $id: 'ConsentRecord', additionalProperties: false },
)
export type ConsentRecord = Static<typeof ConsentRecord>
export type ConsentState = ConsentRecord['state']
