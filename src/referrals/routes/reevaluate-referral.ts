import { Type } from 'typebox'
import { londonDate } from '#calendar/index.ts'
import { findCouncil } from '#councils/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { evaluationFor, KeptEvaluation } from '../kept-evaluation.ts'
import { holdFor } from '../lifecycle/hold-for.ts'
import { factsOf } from '../marf/index.ts'
import { referralParams } from '../params.ts'
import { READERS, reachOf, readsOfOthers } from '../permissions.ts'
import { readFormAndAmendments } from '../queries/amendments.ts'
import { insertEvaluation } from '../queries/evaluations.ts'
import { isSender } from '../queries/find-referral.ts'
import { insertEvent } from '../queries/history.ts'
import { updateReferral } from '../queries/update-referral.ts'
import { amendedForm } from '../submission/amended-form.ts'
import { evaluateFor, evaluateWithTodays } from '../submission/rule-sets.ts'

const Reevaluation = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000, description: 'Why it is evaluated again.' }) },
  { $id: 'Reevaluation', additionalProperties: false },
)

export const reevaluateReferral = operation({
  id: 'reevaluateReferral',
  method: 'POST',
  path: '/v1/referrals/{referralId}/evaluations',
  tag: 'Referrals',
  summary: 'Evaluate a referral again with all that was added; the earlier evaluations stay',
  description:
    'The criteria are those in force on the day it was submitted. Where they have been replaced since, today’s are evaluated and kept as well.',
  allow: READERS,
  params: referralParams,
  body: Reevaluation,
  bodyExamples: {
    newTerm: { summary: 'Because time has passed', value: { reason: 'The autumn term has ended.' } },
  },
  idempotent: true,
  answers: { 201: { description: 'The new evaluation.', schema: KeptEvaluation, headers: ['ETag'] } },
  problems: ['not-in-this-state'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, body } = call
      const referral = await holdFor('reevaluateReferral', call, trx, concerns, 'any version')
      if (isRefusal(referral)) return referral
      const council = findCouncil(referral.council_id)
      if (council === undefined) throw new Error(`There is no council called ${referral.council_id}.`)
      const { form, amendments } = await readFormAndAmendments(trx, referral)
      const facts = factsOf(amendedForm(form, amendments))
      const submittedOn = londonDate(referral.submitted_at)
      const keep = (evaluation: Evaluation, reason: string) =>
        insertEvaluation(trx, referral, {
          revision: referral.revision,
          evaluation,
          json: JSON.stringify(evaluation),
          at: now,
          account: caller.account,
          reason,
        })
      const todays = evaluateWithTodays(council, facts, submittedOn, londonDate(now))
      if (todays !== undefined) await keep(todays, `${body.reason} (by the criteria of today)`)
      const evaluation = evaluateFor(council, facts, submittedOn)
      const id = await keep(evaluation, body.reason)
      const sender = isSender(reachOf(caller), referral)
      const version = await updateReferral(trx, referral, { result: evaluation.result })
      await insertEvent(trx, referral, {
        type: 'referral.reevaluated',
        at: now,
        account: caller.account,
        actor: sender ? 'sender' : 'council',
        from: referral.status,
        to: referral.status,
        reason: body.reason,
      })
      return {
        status: 201,
        body: {
          id,
          revision: referral.revision,
          evaluatedAt: now.toISOString(),
          reason: body.reason,
          ...evaluationFor(evaluation, readsOfOthers(caller, referral.council_id, sender)),
        },
        headers: { ETag: etag(version) },
      }
    }),
})
