import { uuidv7 } from 'uuidv7'
import { findCouncil } from '#councils/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { refuse } from '#platform/problems.ts'
import { refusalOf } from '../allowed.ts'
import { Amendment } from '../amendment.ts'
import { AmendmentReceipt } from '../amendment-receipt.ts'
import { referralParams } from '../params.ts'
import { READERS, reachOf } from '../permissions.ts'
import { insertAmendment, readFormAndAmendments } from '../queries/amendments.ts'
import { insertEvaluation } from '../queries/evaluations.ts'
import { isSender, lockReferral } from '../queries/find-referral.ts'
import { insertEvent } from '../queries/history.ts'
import { updateReferral } from '../queries/update-referral.ts'
import { afterAmendment } from '../submission/after-amendment.ts'
import { amendedForm, answerFaults } from '../submission/amended-form.ts'
import { dueOn } from '../submission/due.ts'
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
      const reach = reachOf(caller)
      const referral = await lockReferral(trx, reach, call.params.referralId)
      if (referral === undefined) return refuse('not-found')
      concerns({ council: referral.council_id, kind: 'referral', id: referral.id })
      const refusal = refusalOf('amendReferral', caller, referral)
      if (refusal !== undefined) return refusal
      const { form, amendments } = await readFormAndAmendments(trx, referral)
      const faults = answerFaults(form, amendments, body)
      if (faults.length > 0) return refuse('form-not-valid', { errors: faults })

      const before = amendedForm(form, amendments)
      const after = amendedForm(form, [...amendments, body])
      const { status, answers } = afterAmendment(referral.status, before, after, now)
      const council = findCouncil(referral.council_id) ?? answers.council
      const due = status === referral.status ? referral.due_on : dueOn(status, council, now)
      const evaluation = JSON.stringify(answers.evaluation)
      const id = uuidv7()
      await insertAmendment(trx, referral, { id, account: caller.account, at: now, json: call.bodyText })
      await insertEvaluation(trx, referral, {
        revision: referral.revision,
        evaluation: answers.evaluation,
        json: evaluation,
        at: now,
        account: caller.account,
        reason: 'amended',
      })
      const stopped = status === 'emergency_stopped' && referral.status !== 'emergency_stopped'
      const version = await updateReferral(trx, referral, {
        status,
        result: answers.evaluation.result,
        safeguarding: referral.safeguarding || answers.safeguarding,
        ...(stopped ? { attention: 0 } : {}),
        ...(status === 'received' && referral.received_at === null ? { received_at: now } : {}),
        due_on: due,
      })
      await insertEvent(trx, referral, {
        type: status === referral.status ? 'referral.amended' : `referral.${status}`,
        at: now,
        account: caller.account,
        actor: isSender(reach, referral) ? 'sender' : 'council',
        from: referral.status,
        to: status,
      })
      return {
        status: 201,
        body: {
          id,
          referral: referral.id,
          writtenAt: now.toISOString(),
          status,
          why: whyOf(status, answers),
          next: nextSteps(status, after, answers, due),
          telephones: telephonesFor(status, answers),
          evaluation: answers.evaluation,
        },
        headers: { ETag: etag(version) },
      }
    }),
})
