import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { COUNCIL_STAFF, ReferralSummary, referralParams } from '#referrals/index.ts'
import { handOn } from '../hand-on.ts'

const Claim = Type.Object(
  {
    note: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2000, description: 'For the council’s own history.' }),
    ),
  },
  { $id: 'Claim', additionalProperties: false },
)

export const claimReferral = operation({
  id: 'claimReferral',
  method: 'POST',
  path: '/v1/referrals/{referralId}/claim',
  tag: 'Triage',
  summary: 'Take a referral on: you work on it from now',
  description:
    'What was received is then in screening; in every other state it stays where it is. What somebody else has taken on only a manager may take over.',
  allow: COUNCIL_STAFF,
  params: referralParams,
  body: Claim,
  bodyExamples: {
    plain: { summary: 'Taken on', value: {} },
    takenOver: { summary: 'Taken over, and why', value: { note: 'My colleague is on leave from today.' } },
  },
  idempotent: true,
  conditional: true,
  answers: { 200: { description: 'It is yours.', schema: ReferralSummary, headers: ['ETag'] } },
  problems: ['not-in-this-state'],
  handle: (call) =>
    call.transaction((trx, concerns) =>
      handOn(call, trx, concerns, {
        action: 'claimReferral',
        to: call.caller.account,
        status: ({ status }) => (status === 'received' ? 'screening' : status),
        reason: call.body.note,
      }),
    ),
})
