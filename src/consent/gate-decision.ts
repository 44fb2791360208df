import { type Static, Type } from 'typebox'
import { NoticeSentence } from '#councils/index.ts'
import { ConsentLimitation } from './consent-limits.ts'

const pointer = Type.String({ description: 'A JSON pointer into the form.' })
const subject = Type.String({ description: 'The key of the child it is about.' })

/** One reason of the gate: a stable code, and the same in words. */
export const GateReason = Type.Object(
  {
    code: Type.String({ examples: ['refused'] }),
    text: Type.String(),
    subject: Type.Optional(subject),
    pointer: Type.Optional(pointer),
    words: Type.Optional(
      Type.String({ description: 'The reasons as they were recorded, letter for letter.' }),
    ),
  },
  { $id: 'GateReason', additionalProperties: false },
)
export type GateReason = Static<typeof GateReason>

/** Something asked for: to let a referral go on, or to complete the record of one that already does. */
export const ConsentNote = Type.Object(
  {
    code: Type.String({ examples: ['entitlement_not_known'] }),
    what: Type.String(),
    subject: Type.Optional(subject),
    pointer: Type.Optional(pointer),
  },
  { $id: 'ConsentNote', additionalProperties: false },
)
export type ConsentNote = Static<typeof ConsentNote>

/** A limitation in force, whose information it protects, and where the form has it. */
export const StandingLimitation = Type.Object(
  { pointer, subjects: Type.Array(Type.String()), limitation: ConsentLimitation },
  { $id: 'StandingLimitation', additionalProperties: false },
)
export type StandingLimitation = Static<typeof StandingLimitation>

/** May the referral go on? The row of the decision table, the promise it rests on, and what is wanted. */
export const GateDecision = Type.Object(
  {
    outcome: Type.Unsafe<'allow' | 'allow_with_limitations' | 'refer_back'>({
      type: 'string',
      enum: ['allow', 'allow_with_limitations', 'refer_back'],
    }),
    row: Type.Unsafe<1 | 2 | 3 | 4 | 5>({
      type: 'integer',
      enum: [1, 2, 3, 4, 5],
      description:
        '1 given, 2 given with limitations, 3 not given, 4 safeguarding reasons, 5 required by law.',
    }),
    sentence: NoticeSentence,
    reasons: Type.Array(GateReason),
    toGoOn: Type.Array(ConsentNote, {
      description: 'What would let a referral that is referred back go on.',
    }),
    limitations: Type.Array(StandingLimitation, {
      description: 'Every limitation in force, word for word, whatever the outcome.',
    }),
    missing: Type.Array(ConsentNote, { description: 'Asked for; holds nothing up.' }),
  },
  { $id: 'GateDecision', additionalProperties: false },
)
export type GateDecision = Static<typeof GateDecision>
