import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { COUNCIL_STAFF, ReferralSummary, referralParams } from '#referrals/index.ts'
import { handOn } from '../hand-on.ts'

const Release = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 2000, description: 'For the council’s own history.' }),
  },
  { $id: 'Release', additionalProperties: false },
)

export const releaseReferral = operation({
  id: 'releaseReferral',
  method: 'POST',
  path: '/v1/referrals/{referralId}/release',
  tag: 'Triage',
  summary: 'Give a referral back to the queue: whoever took it on, or a manager',
  description: 'What was in screening is received again, and due when it was due before.',
  allow: COUNCIL_STAFF,
  params: referralParams,
  body: Release,
  bodyExamples: {
    conflict: { summary: 'Somebody else should', value: { reason: 'I know the family.' } },
  },
  idempotent: true,
  conditional: true,
  answers: {
    200: { description: 'Nobody has it; the queue does.', schema: ReferralSummary, headers: ['ETag'] },
  },
  problems: ['not-in-this-state'],
  handle: (call) =>
    call.transaction((trx, concerns) =>
      handOn(call, trx, concerns, {
        action: 'releaseReferral',
        to: null,
        status: ({ status }) => (status === 'screening' ? 'received' : status),
        reason: call.body.reason,
      }),
    ),
})
