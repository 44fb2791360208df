import { type Static, Type } from 'typebox'
import { ConsentNote, GateDecision } from '#consent/index.ts'
import { Issue, ReferralStatus } from '#referrals/index.ts'

/** What a word about consent led to. */
export const ConsentReceipt = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'The event’s id.' }),
    referral: Type.String({ format: 'uuid' }),
    recordedAt: Type.String({ format: 'date-time' }),
    gate: GateDecision,
    status: ReferralStatus,
    heldForAPerson: Type.Boolean({
      description:
        'People entitled to answer do not agree: a person of the council looks at it before anything else.',
    }),
    disclosuresStopped: Type.Array(Type.String({ format: 'uuid' }), {
      description: 'What was shared before and may no longer be read: their ids. What was read stays read.',
    }),
    noteAsked: Type.Optional(
      Type.Object(
        {
          what: Type.Array(ConsentNote),
          by: Type.String({
            format: 'date',
            description: 'The day by which it is asked for. It holds nothing up.',
          }),
        },
        { additionalProperties: false, description: 'What the note of an override still lacks.' },
      ),
    ),
    issues: Type.Array(Issue, { description: 'Doubts. It was recorded all the same.' }),
  },
  { $id: 'ConsentReceipt', additionalProperties: false },
)
export type ConsentReceipt = Static<typeof ConsentReceipt>
