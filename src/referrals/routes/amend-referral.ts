import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { Amendment } from '../amendment.ts'
import { AmendmentReceipt } from '../amendment-receipt.ts'
import { holdFor } from '../lifecycle/hold-for.ts'
import { referralParams } from '../params.ts'
import { READERS } from '../permissions.ts'
import { amend } from '../submission/amend.ts'

export const amendReferral = operation({
  id: 'amendReferral',
  method: 'POST',
  path: '/v1/referrals/{referralId}/amendments',
  tag: 'Referrals',
  summary: 'Add to a referral; what was sent stays as it was',
  description:
    'Answers to the questions of the evaluation are facts by their pointer, and are evaluated anew at once. Danger reported here raises the same stop as at submission.',
  allow: READERS,
  params: referralParams,
  body: Amendment,
  bodyExamples: {
    answers: {
      summary: 'Answers two questions of the evaluation',
      value: {
        text: 'The school has sent its figures for the summer term.',
        answers: [
          {
            pointer: '/children/0/attendance/unauthorisedSessions',
            value: 31,
            source: { role: 'Attendance officer', on: '2026-11-20' },
          },
          { pointer: '/children/0/attendance/schoolActions', value: 'no_impact' },
        ],
      },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Added.', schema: AmendmentReceipt, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'form-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const referral = await holdFor('amendReferral', call, trx, concerns, 'any version')
      if (isRefusal(referral)) return referral
      const added = await amend(trx, referral, { amendment: call.body, json: call.bodyText, caller, now })
      if (isRefusal(added)) return added
      return { status: 201, body: added.receipt, headers: { ETag: etag(added.version) } }
    }),
})
