import { Type } from 'typebox'
import { ReferralStatus } from './lifecycle/status.ts'

/** One thing that happened to a referral. */
export const HistoryEntry = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    type: Type.String({ description: 'e.g. `referral.received`, `referral.amended`.' }),
    at: Type.String({ format: 'date-time' }),
    actor: Type.Unsafe<'sender' | 'council' | 'service'>({
      type: 'string',
      enum: ['sender', 'council', 'service'],
    }),
    by: Type.Optional(Type.String({ description: 'Who, by name: for the council only.' })),
    from: Type.Union([ReferralStatus, Type.Null()]),
    to: ReferralStatus,
    reason: Type.Optional(Type.String({ description: 'As it was given.' })),
  },
  { $id: 'HistoryEntry', additionalProperties: false },
)
