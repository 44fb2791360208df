import { type Static, Type } from 'typebox'
import { OUTCOMES, type Outcome, outcomes } from './outcomes.ts'
import {
  REASON_CODES,
  REASON_CODES_SOURCE,
  REASON_CODES_VERSION,
  type ReasonCodeId,
  reasonCodes,
} from './reason-codes.ts'

const strict = { additionalProperties: false }
const words = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', description })
const day = (description: string) => Type.String({ format: 'date', description })
const meanings = (table: Readonly<Record<string, { text: string }>>) =>
  Object.entries(table)
    .map(([code, { text }]) => `\`${code}\`: ${text}`)
    .join(' ')

export const DecisionOutcome = Type.Unsafe<Outcome>({
  $id: 'DecisionOutcome',
  type: 'string',
  enum: outcomes,
  description: meanings(OUTCOMES),
})

export const DecisionReasonCode = Type.Unsafe<ReasonCodeId>({
  $id: 'DecisionReasonCode',
  type: 'string',
  enum: reasonCodes,
  description: `Version ${REASON_CODES_VERSION}. ${REASON_CODES_SOURCE}. ${meanings(REASON_CODES)}`,
})

/** A directory service by its id, with the name it had: the record reads on when the directory changes. */
export const SignpostedService = Type.Object(
  { id: words(100, 'Its id in the directory.'), name: words(200, 'Its name.') },
  { $id: 'SignpostedService', ...strict },
)

const route = Type.Unsafe<'section17_assessment' | 'strategy_discussion'>({
  type: 'string',
  enum: ['section17_assessment', 'strategy_discussion'],
  description: 'Children Act 1989, section 17 or section 47.',
})

/** What of one child's outcome the sender may read too. */
export const outcomeProperties = {
  key: words(60, 'The child’s key on the form.'),
  outcome: DecisionOutcome,
  reasonCodes: Type.Array(DecisionReasonCode, { minItems: 1, maxItems: 10, uniqueItems: true }),
  route: Type.Optional(route),
  services: Type.Optional(Type.Array(SignpostedService, { minItems: 1, maxItems: 20 })),
  homeAuthority: Type.Optional(words(200, 'The authority that is responsible.')),
}

export const OpenCase = Type.Object(
  {
    reference: words(100, 'Its number in the case system.'),
    worker: Type.Optional(words(200, 'The allocated worker, who is told.')),
  },
  { $id: 'OpenCase', ...strict },
)

export const NewChildDecision = Type.Object(
  {
    ...outcomeProperties,
    levelOfNeed: Type.Integer({
      minimum: 1,
      maximum: 4,
      description: 'Of the London continuum: 1 universal, 2 early help, 3 complex, 4 acute or statutory.',
    }),
    duplicateOf: Type.Optional(
      Type.String({ format: 'uuid', description: 'The other referral, of the same council.' }),
    ),
    openCase: Type.Optional(OpenCase),
  },
  { $id: 'NewChildDecision', ...strict },
)
export type NewChildDecision = Static<typeof NewChildDecision>

const SOURCES = {
  case_system: 'The council’s own records.',
  referrer: 'The referrer.',
  family: 'The family.',
  school: 'School or nursery.',
  health: 'Health.',
  police: 'Police.',
  youth_justice: 'Youth justice.',
  housing: 'Housing.',
  other: 'Others, as noted.',
}

export const SourceConsulted = Type.Object(
  {
    source: Type.Unsafe<keyof typeof SOURCES>({ type: 'string', enum: Object.keys(SOURCES) }),
    note: Type.Optional(words(2000, 'What was learnt.')),
  },
  { $id: 'SourceConsulted', ...strict },
)

/** The family's side of a decision: what they are told, by whom and when, or why not. */
export const FamilyTold = Type.Object(
  {
    state: Type.Unsafe<'told' | 'will_be_told' | 'not_told'>({
      type: 'string',
      enum: ['told', 'will_be_told', 'not_told'],
    }),
    text: Type.Optional(words(10_000, 'What they were or will be told.')),
    by: Type.Optional(words(200, 'Who told them, or will.')),
    on: Type.Optional(day('When.')),
    whyNot: Type.Optional(words(2000, 'Why they are not told. For the council.')),
  },
  { $id: 'FamilyTold', ...strict },
)

export const ReferrerTold = Type.Object(
  { text: words(10_000, 'What the referrer is told: it stands in the history as the decision’s reason.') },
  { $id: 'ReferrerTold', ...strict },
)

/** A decision as it is recorded. Kept letter for letter. */
export const NewDecision = Type.Object(
  {
    children: Type.Array(NewChildDecision, {
      minItems: 1,
      maxItems: 20,
      description: 'Every child of the current revision, once.',
    }),
    reasons: words(20_000, 'Why, in words, for the record. The sender does not read it.'),
    evaluation: Type.String({ format: 'uuid', description: 'The evaluation relied on: the latest one.' }),
    sourcesConsulted: Type.Array(SourceConsulted, { maxItems: 50 }),
    referrer: ReferrerTold,
    family: FamilyTold,
    reviewOn: Type.Optional(day('When somebody looks at it again.')),
  },
  { $id: 'NewDecision', ...strict },
)
export type NewDecision = Static<typeof NewDecision>
