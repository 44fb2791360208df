import { type Static, Type } from 'typebox'
import { GateDecision } from '#consent/index.ts'
import { CouncilTelephone } from '#councils/index.ts'
import { Evaluation } from '#eligibility/index.ts'
import { ReferralStatus } from './lifecycle/status.ts'
import { Issue } from './marf/index.ts'

/** Why it is so: in words, and with the published sentence it rests on where there is one. */
export const Why = Type.Object(
  {
    code: Type.String({ description: 'The rule or criterion, e.g. `consent_row_3`, `TEH-P1`.' }),
    text: Type.String(),
    sentence: Type.Optional(
      Type.Object(
        { id: Type.String(), text: Type.String({ description: 'The sentence, letter for letter.' }) },
        { additionalProperties: false },
      ),
    ),
  },
  { $id: 'Why', additionalProperties: false },
)
export type Why = Static<typeof Why>

/** What happens next: who does what, by when. */
export const NextStep = Type.Object(
  {
    who: Type.Unsafe<'you' | 'council'>({
      type: 'string',
      enum: ['you', 'council'],
      description: '`you` is the sender.',
    }),
    what: Type.String(),
    by: Type.Optional(Type.String({ description: 'A date (Europe/London), or `now`.' })),
    pointers: Type.Optional(
      Type.Array(Type.String(), { description: 'The places in the form that it is about.' }),
    ),
  },
  { $id: 'NextStep', additionalProperties: false },
)
export type NextStep = Static<typeof NextStep>

const receiptProperties = {
  id: Type.String({ format: 'uuid' }),
  reference: Type.String({
    description: 'The public reference; it means nothing.',
    examples: ['FD-7K3M-9QXR-2B6T'],
  }),
  revision: Type.Integer({ minimum: 1 }),
  council: Type.String({ description: 'The council that keeps it.' }),
  status: ReferralStatus,
  why: Type.Array(Why),
  next: Type.Array(NextStep),
  dueOn: Type.Union([Type.String({ format: 'date' }), Type.Null()], {
    description:
      'By when the council decides on the next steps and tells the sender; null where no clock runs.',
  }),
  telephones: Type.Array(CouncilTelephone, { description: 'Whom to ring, where the answer is to ring.' }),
  consent: GateDecision,
  assessmentOutstanding: Type.Boolean({
    description: 'Accepted for safeguarding without its assessment (N5, N6): send it.',
  }),
  issues: Type.Array(Issue, { description: 'Doubts about the form. It was taken all the same.' }),
  submittedAt: Type.String({ format: 'date-time' }),
  receivedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  formSha256: Type.String({ description: 'SHA-256 of the body as it was sent: what is kept.' }),
}

/** The receipt without its evaluation, which is kept in a place of its own. */
export const ReceiptCover = Type.Object(receiptProperties, {
  $id: 'ReceiptCover',
  additionalProperties: false,
})
export type ReceiptCover = Static<typeof ReceiptCover>

/** The answer to a submission. */
export const Receipt = Type.Object(
  { ...receiptProperties, evaluation: Evaluation },
  { $id: 'Receipt', additionalProperties: false },
)

const EVALUATION = Buffer.from(',"evaluation":')
const END = Buffer.from('}')

/** The receipt from its two kept documents, so that the first answer and every later one are the same to the letter. */
export const receiptJson = (cover: Buffer, evaluation: Buffer): Buffer =>
  Buffer.concat([cover.subarray(0, -1), EVALUATION, evaluation, END])
