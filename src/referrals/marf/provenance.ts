import { Type } from 'typebox'
import { FactSource } from '#eligibility/index.ts'
import { text } from './form-values.ts'

/** One thing said on the form: marked as fact or opinion, with who said it and when. */
export const Statement = Type.Object(
  {
    text: text(4000, 'What is stated.'),
    kind: Type.Unsafe<'fact' | 'opinion' | 'not_known'>({
      enum: ['fact', 'opinion', 'not_known'],
      description: 'Known as a fact, or somebody’s opinion.',
    }),
    source: Type.Optional(FactSource),
  },
  { $id: 'Statement', additionalProperties: false },
)

/** Some statements about one subject. */
export const statements = (description: string) => Type.Array(Statement, { maxItems: 30, description })
