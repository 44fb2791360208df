import { operation } from '#platform/operation.ts'
import { examples } from '../examples.ts'
import { ReferralForm } from '../marf/index.ts'
import { SENDERS } from '../permissions.ts'
import { Receipt } from '../receipt.ts'
import { refuseFaulty } from '../submission/refuse-faulty.ts'
import { ringIfInDanger } from '../submission/ring-if-in-danger.ts'
import { submit } from '../submission/submit.ts'

export const submitReferral = operation({
  id: 'submitReferral',
  method: 'POST',
  path: '/v1/referrals',
  tag: 'Referrals',
  summary: 'Send a referral (MARF) and learn at once what happens next, by when and why',
  description:
    'Every valid form is recorded and answered 201 with a receipt. That it is an emergency, referred back or redirected is a status of the receipt, not an error. Sending it again with the same Idempotency-Key never makes a second one.',
  allow: SENDERS,
  body: ReferralForm,
  bodyExamples: examples,
  idempotent: true,
  adviseOnRefusal: ringIfInDanger,
  answers: { 201: { description: 'Recorded. The receipt.', schema: Receipt, headers: ['Location', 'ETag'] } },
  problems: ['form-not-valid', 'case-reference-already-sent'],
  handle: async (call) => {
    const { refusal, issues } = refuseFaulty(call.body, call.now)
    if (refusal !== undefined) return refusal
    return submit(call.db, call, { form: call.body, formBytes: call.bodyBytes, issues })
  },
})
