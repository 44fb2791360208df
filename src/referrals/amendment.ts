import { type Static, Type } from 'typebox'
import { FactSource } from '#eligibility/index.ts'

/** A fact supplied or corrected afterwards: the pointer is the one the evaluation asked about. */
export const FactAnswer = Type.Object(
  {
    pointer: Type.String({
      pattern: '^(/[A-Za-z0-9_-]{1,60}){1,8}$',
      description: 'e.g. `/children/0/attendance/mainCause`.',
    }),
    value: Type.Unknown({ description: 'Of the type of that fact.' }),
    source: Type.Optional(FactSource),
  },
  { $id: 'FactAnswer', additionalProperties: false },
)
export type FactAnswer = Static<typeof FactAnswer>

/** An addition to a referral. What was sent stays as it was. */
export const Amendment = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 20_000, description: 'What is added, in words.' }),
    immediateDanger: Type.Optional(
      Type.Boolean({ description: 'Somebody is now in immediate danger: the same stop as at submission.' }),
    ),
    significantHarmSuspected: Type.Optional(
      Type.Boolean({ description: 'Significant harm to a child is now suspected.' }),
    ),
    answers: Type.Optional(
      Type.Array(FactAnswer, { minItems: 1, maxItems: 100, description: 'Facts; they are evaluated anew.' }),
    ),
  },
  { $id: 'Amendment', additionalProperties: false },
)
export type Amendment = Static<typeof Amendment>
