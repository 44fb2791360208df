import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdFor } from '../lifecycle/hold-for.ts'
import { referralParams } from '../params.ts'
import { SENDERS } from '../permissions.ts'
import { closeInformationRequests } from '../queries/close-information-requests.ts'
import { insertContactChange } from '../queries/contacts.ts'
import { insertEvent } from '../queries/history.ts'
import { updateReferral } from '../queries/update-referral.ts'
import { ReferralSummary } from '../referral.ts'
import { summaryOf } from '../views.ts'

const Withdrawal = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000, description: 'Why it is withdrawn.' }) },
  { $id: 'Withdrawal', additionalProperties: false },
)

export const withdrawReferral = operation({
  id: 'withdrawReferral',
  method: 'POST',
  path: '/v1/referrals/{referralId}/withdrawal',
  tag: 'Referrals',
  summary: 'Withdraw a referral you sent; not where safeguarding reasons are recorded',
  allow: SENDERS,
  params: referralParams,
  body: Withdrawal,
  bodyExamples: {
    helpFound: {
      summary: 'No longer needed',
      value: { reason: 'The family has found help at the family hub.' },
    },
  },
  idempotent: true,
  conditional: true,
  answers: { 200: { description: 'Withdrawn.', schema: ReferralSummary, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'safeguarding-recorded'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const referral = await holdFor('withdrawReferral', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      await closeInformationRequests(trx, referral)
      const version = await updateReferral(trx, referral, {
        status: 'withdrawn',
        attention: 2,
        due_on: null,
        open_requests: 0,
        consent_hold: false,
      })
      await insertEvent(trx, referral, {
        type: 'referral.withdrawn',
        at: now,
        account: caller.account,
        actor: 'sender',
        from: referral.status,
        to: 'withdrawn',
        reason: call.body.reason,
      })
      await insertContactChange(trx, referral, { cause: 'referral.withdrawn', at: now })
      const row = { ...referral, status: 'withdrawn' as const, due_on: null, version }
      return { status: 200, body: summaryOf(row, now), headers: { ETag: etag(version) } }
    }),
})
