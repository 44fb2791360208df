import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import {
  COUNCIL_STAFF,
  holdFor,
  insertEvent,
  ReferralSummary,
  referralParams,
  summaryOf,
  updateReferral,
} from '#referrals/index.ts'

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
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const referral = await holdFor('releaseReferral', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const status = referral.status === 'screening' ? 'received' : referral.status
      const version = await updateReferral(trx, referral, { status, assignee_id: null, assigned_at: null })
      await insertEvent(trx, referral, {
        type: 'referral.released',
        at: now,
        account: caller.account,
        actor: 'council',
        audience: 'council',
        from: referral.status,
        to: status,
        reason: call.body.reason,
      })
      return {
        status: 200,
        body: summaryOf({ ...referral, status, version }, now),
        headers: { ETag: etag(version) },
      }
    }),
})
