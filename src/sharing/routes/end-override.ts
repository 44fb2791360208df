import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdFor, LIFECYCLE, referralParams } from '#referrals/index.ts'
import { actingRole } from '#triage/index.ts'
import { endOverrideOf } from '../consents/end-override.ts'
import { ConsentReceipt } from '../consents/receipt.ts'

const { roles } = LIFECYCLE.endOverride

export const endOverride = operation({
  id: 'endOverride',
  method: 'POST',
  path: '/v1/referrals/{referralId}/consents/{consentEventId}/end',
  tag: 'Sharing',
  summary: 'End an override: there is no reason left to go on without consent',
  description:
    'Effective at once. Disclosures that rest on it are stopped and their recipients told, whether the referral may go on is asked again, and the case system is sent a change. What was recorded stays, and so does what is held back from the family.',
  allow: roles,
  params: Type.Object({
    ...referralParams.properties,
    consentEventId: Type.String({
      format: 'uuid',
      description: 'The event of the override (`listConsents`).',
    }),
  }),
  body: Type.Object(
    {
      reasons: Type.String({
        minLength: 1,
        maxLength: 4000,
        pattern: '\\S',
        description: 'Why it no longer holds. For the council.',
      }),
    },
    { $id: 'NewOverrideEnd', additionalProperties: false },
  ),
  bodyExamples: {
    over: {
      summary: 'Nobody is at risk any more',
      value: { reasons: 'She has moved, and the police have closed the case (made up).' },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Ended.', schema: ConsentReceipt, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'needs-another-person', 'override-not-in-force'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const referral = await holdFor('endOverride', call, trx, concerns, 'any version')
      if (isRefusal(referral)) return referral
      const ended = await endOverrideOf(trx, call, referral, {
        event: call.params.consentEventId,
        reasons: call.body.reasons,
        role: actingRole(call.caller, referral.council_id, roles),
      })
      if (isRefusal(ended)) return ended
      return { status: 201, body: ended.receipt, headers: { ETag: etag(ended.version) } }
    }),
})
