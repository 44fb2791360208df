import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdFor } from '../lifecycle/hold-for.ts'
import { referralParams } from '../params.ts'
import { CALL_CONFIRMERS } from '../permissions.ts'
import { insertEvent } from '../queries/history.ts'
import { updateReferral } from '../queries/update-referral.ts'
import { ReferralSummary } from '../referral.ts'
import { summaryOf } from '../views.ts'

const CallConfirmation = Type.Object(
  {
    note: Type.String({
      minLength: 1,
      maxLength: 2000,
      description: 'Who rang whom, when, and what was agreed.',
    }),
  },
  { $id: 'CallConfirmation', additionalProperties: false },
)

export const confirmEmergencyCall = operation({
  id: 'confirmEmergencyCall',
  method: 'POST',
  path: '/v1/referrals/{referralId}/telephone-confirmation',
  tag: 'Referrals',
  summary: 'Confirm that the telephone call of an emergency was made',
  description:
    'Until then the referral stands before all others in the council’s list. Its status stays as it is.',
  allow: CALL_CONFIRMERS,
  params: referralParams,
  body: CallConfirmation,
  bodyExamples: {
    rang: {
      summary: 'Who rang whom, when',
      value: { note: 'The club leader rang at 18:40; police and the duty team were on their way at 18:50.' },
    },
  },
  idempotent: true,
  conditional: true,
  answers: { 200: { description: 'Confirmed.', schema: ReferralSummary, headers: ['ETag'] } },
  problems: ['not-in-this-state'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const referral = await holdFor('confirmEmergencyCall', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const version = await updateReferral(trx, referral, {
        attention: 2,
        emergency_confirmed_at: now,
        emergency_confirmed_by: caller.account,
      })
      await insertEvent(trx, referral, {
        type: 'referral.emergency_call_confirmed',
        at: now,
        account: caller.account,
        actor: 'council',
        audience: 'council',
        from: referral.status,
        to: referral.status,
        reason: call.body.note,
      })
      return { status: 200, body: summaryOf({ ...referral, version }, now), headers: { ETag: etag(version) } }
    }),
})
