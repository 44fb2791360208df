import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { examples } from '../examples.ts'
import { holdFor } from '../lifecycle/hold-for.ts'
import { ReferralForm } from '../marf/index.ts'
import { referralParams } from '../params.ts'
import { SENDERS } from '../permissions.ts'
import { consentWith } from '../queries/consents.ts'
import { showEvaluationsFrom } from '../queries/evaluations.ts'
import { insertRevision } from '../queries/record-submission.ts'
import { stopSharing } from '../queries/stop-sharing.ts'
import { Receipt, receiptJson } from '../receipt.ts'
import { prepareSubmission } from '../submission/prepare.ts'
import { refuseFaulty } from '../submission/refuse-faulty.ts'
import { ringIfInDanger } from '../submission/ring-if-in-danger.ts'

export const submitRevision = operation({
  id: 'submitRevision',
  method: 'POST',
  path: '/v1/referrals/{referralId}/revisions',
  tag: 'Referrals',
  summary:
    'Send a corrected form for a referral that was referred back, or the written confirmation of an emergency',
  description:
    'The revisions before stay as they were sent. The same four questions are asked again, of this form and of what was recorded about consent since the first.',
  allow: SENDERS,
  params: referralParams,
  body: ReferralForm,
  bodyExamples: examples,
  idempotent: true,
  conditional: true,
  adviseOnRefusal: ringIfInDanger,
  answers: {
    201: {
      description: 'Recorded. The receipt of the new revision.',
      schema: Receipt,
      headers: ['Location', 'ETag'],
    },
  },
  problems: ['form-not-valid', 'not-in-this-state', 'other-council'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, body } = call
      const referral = await holdFor('submitRevision', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const checked = refuseFaulty(body, now)
      if (checked.refusal !== undefined) return checked.refusal
      const submission = prepareSubmission({
        form: body,
        formBytes: call.bodyBytes,
        issues: checked.issues,
        caller,
        now,
        earlier: referral,
        consent: await consentWith(trx, referral, body.consent),
      })
      if (submission.council !== referral.council_id) return refuse('other-council')
      const version = await insertRevision(trx, submission, referral.status)
      if (referral.withheld && submission.status !== 'referred_back')
        await showEvaluationsFrom(trx, referral, submission.evaluationId)
      if (submission.status === 'referred_back')
        await stopSharing(trx, referral, { at: now, account: caller.account, status: 'referred_back' })
      return {
        status: 201,
        json: receiptJson(submission.coverBytes, submission.evaluationBytes),
        headers: { Location: `/v1/referrals/${referral.id}`, ETag: etag(version) },
      }
    }),
})
