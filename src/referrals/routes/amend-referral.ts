import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { holdFor } from '../allowed.ts'
import { Amendment } from '../amendment.ts'
import { AmendmentReceipt } from '../amendment-receipt.ts'
import { referralParams } from '../params.ts'
import { READERS, reachOf } from '../permissions.ts'
import { readFormAndAmendments } from '../queries/amendments.ts'
import { isSender } from '../queries/find-referral.ts'
import { recordAmendment } from '../queries/record-amendment.ts'
import { afterAmendment } from '../submission/after-amendment.ts'
import { answerFaults } from '../submission/amended-form.ts'
import { nextSteps, telephonesFor } from '../submission/next-steps.ts'
import { whyOf } from '../submission/why.ts'

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
      const { caller, body, now } = call
      const referral = await holdFor('amendReferral', call, trx, concerns, 'any version')
      if (isRefusal(referral)) return referral
      const sent = await readFormAndAmendments(trx, referral)
      const faults = answerFaults(sent.form, sent.amendments, body)
      if (faults.length > 0) return refuse('form-not-valid', { errors: faults })

      const after = afterAmendment(referral, sent, body, now)
      const { id, version } = await recordAmendment(trx, referral, after, {
        json: call.bodyText,
        at: now,
        account: caller.account,
        actor: isSender(reachOf(caller), referral) ? 'sender' : 'council',
      })
      return {
        status: 201,
        body: {
          id,
          referral: referral.id,
          writtenAt: now.toISOString(),
          status: after.status,
          why: whyOf(after.status, after.answers),
          next: nextSteps(after.status, after.form, after.answers, after.due),
          telephones: telephonesFor(after.status, after.answers),
          evaluation: after.answers.evaluation,
        },
        headers: { ETag: etag(version) },
      }
    }),
})
