import { londonDate } from '#calendar/index.ts'
import { type Call, operation, type Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import {
  closeInformationRequests,
  holdFor,
  insertEvent,
  MANAGERS,
  type ReferralRow,
  updateReferral,
} from '#referrals/index.ts'
import { Challenge, ChallengeDecision, challengeDecisionFaults, challengeParams } from '../challenge.ts'
import { challengeView } from '../challenge-view.ts'
import { judge } from '../decision/judge.ts'
import { takeEffect } from '../decision/take-effect.ts'
import { findChallenge, updateChallenge } from '../queries/challenges.ts'
import { actingRole } from '../staff-member.ts'

export const decideChallenge = operation({
  id: 'decideChallenge',
  method: 'POST',
  path: '/v1/referrals/{referralId}/challenges/{challengeId}/decision',
  tag: 'Triage',
  summary: 'Decide a challenge: the decision stands, or a new one takes its place',
  description:
    'For a manager who took no part in the decision or in a review before. A new decision takes effect at once: the reviewer is the second person. The one before stays readable.',
  allow: MANAGERS,
  params: challengeParams,
  body: ChallengeDecision,
  bodyExamples: {
    upheld: {
      summary: 'The decision stands',
      value: {
        outcome: 'upheld',
        answer: 'I have read everything again and spoken to the school. The decision stands.',
        notes: 'The school had no figures besides those on the form.',
      },
    },
  },
  idempotent: true,
  conditional: true,
  answers: {
    200: { description: 'The challenge as it was decided.', schema: Challenge, headers: ['ETag'] },
  },
  problems: [
    'not-in-this-state',
    'needs-another-person',
    'challenge-already-decided',
    'decision-not-valid',
    'outcome-not-yours',
    'evaluation-not-latest',
  ],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { body, caller, now, params } = call
      const referral = await holdFor('decideChallenge', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const challenge = await findChallenge(trx, referral, params.challengeId)
      if (challenge === undefined) return refuse('not-found')
      if (challenge.outcome !== null) return refuse('challenge-already-decided')
      const faults = challengeDecisionFaults(body)
      if (faults.length > 0) return refuse('decision-not-valid', { errors: faults })
      const decided = {
        outcome: body.outcome,
        decided_at: now,
        decided_by: caller.account,
        decided_role: actingRole(caller, referral.council_id, MANAGERS),
        late: londonDate(now) > challenge.due_on,
        notes: body.notes ?? null,
        answer: body.answer,
      }
      // Before a decision that refers back: the walls then hide the challenge from the council.
      await updateChallenge(trx, referral, challenge.id, decided)
      const after = await reviewed(trx, call, referral, challenge.id)
      if (isRefusal(after)) return after
      await insertEvent(trx, referral, {
        type: 'challenge.decided',
        at: now,
        account: caller.account,
        actor: 'council',
        from: after.from,
        to: after.status,
        reason: body.answer,
      })
      const view = { ...challenge, ...decided, reviewer_name: caller.name, new_decision_id: after.decision }
      return { status: 200, body: challengeView(view, false, now), headers: { ETag: etag(after.version) } }
    }),
})

type Reviewed = {
  from: ReferralRow['status']
  status: ReferralRow['status']
  version: number
  decision: string | null
}

/** What the review leaves of the referral: the decision as it was, or the new one in its place. */
async function reviewed(
  trx: Trx,
  call: Pick<Call<ChallengeDecision>, 'body' | 'caller' | 'now'>,
  referral: ReferralRow,
  challengeId: string,
): Promise<Reviewed | Refusal> {
  const document = call.body.decision
  if (document !== undefined) {
    const judged = await judge(trx, call, referral, document, 'answered by it')
    if (isRefusal(judged)) return judged
    const taken = { document, json: JSON.stringify(document), judged, challengeId }
    const { id, status, version } = await takeEffect(trx, call, referral, taken)
    return { from: status, status, version, decision: id }
  }
  await closeInformationRequests(trx, referral)
  const version = await updateReferral(trx, referral, {
    status: 'decided',
    challenge_open: false,
    open_requests: 0,
    deciders: [...referral.deciders, call.caller.account],
  })
  return { from: referral.status, status: 'decided', version, decision: null }
}
