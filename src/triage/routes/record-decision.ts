import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { DECIDERS, holdFor, readsOfOthers, referralParams } from '#referrals/index.ts'
import { decisionExamples } from '../decision/body-examples.ts'
import { Decision } from '../decision/decision.ts'
import { judge } from '../decision/judge.ts'
import { NewDecision } from '../decision/new-decision.ts'
import { propose, takeEffect } from '../decision/take-effect.ts'
import { forCouncil } from '../decision/views.ts'

export const recordDecision = operation({
  id: 'recordDecision',
  method: 'POST',
  path: '/v1/referrals/{referralId}/decisions',
  tag: 'Triage',
  summary: 'Record what a person decided, for every child',
  description:
    'It takes effect at once, or waits for the second person it needs (`state: proposed`). The criteria are advice: an outcome they do not suggest is taken with a reason code that explains the difference. A decision after its day is taken, and shown late. Nobody decides on a referral they sent.',
  allow: DECIDERS,
  params: referralParams,
  body: NewDecision,
  bodyExamples: decisionExamples,
  idempotent: true,
  conditional: true,
  answers: { 201: { description: 'Recorded.', schema: Decision, headers: ['Location', 'ETag'] } },
  problems: [
    'not-in-this-state',
    'needs-another-person',
    'evaluation-not-latest',
    'challenge-open',
    'outcome-not-yours',
    'decision-not-valid',
  ],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const referral = await holdFor('recordDecision', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const ofOthers = readsOfOthers(call.caller, referral.council_id, false)
      const judged = await judge(trx, call, referral, call.body)
      if (isRefusal(judged)) return judged
      const write = judged.needsSecondPerson === null ? takeEffect : propose
      const recorded = await write(trx, call, referral, {
        document: call.body,
        json: call.bodyText,
        judged,
      })
      return {
        status: 201,
        // Not read back: what was referred back is withheld from those who have just decided it.
        json: forCouncil(recorded.row, recorded.id, ofOthers),
        headers: {
          ETag: etag(recorded.version),
          Location: `/v1/referrals/${referral.id}/decisions/${recorded.id}`,
        },
      }
    }),
})
