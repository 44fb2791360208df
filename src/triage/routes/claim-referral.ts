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
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const referral = await holdFor('claimReferral', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const status = referral.status === 'received' ? 'screening' : referral.status
      const version = await updateReferral(trx, referral, {
        status,
        assignee_id: caller.account,
        assigned_at: now,
      })
      await insertEvent(trx, referral, {
        type: 'referral.claimed',
        at: now,
        account: caller.account,
        actor: 'council',
        audience: 'council',
        from: referral.status,
        to: status,
        reason: call.body.note,
      })
      return {
        status: 200,
        body: summaryOf({ ...referral, status, version }, now),
        headers: { ETag: etag(version) },
      }
    }),
})
