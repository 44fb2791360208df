import { findCouncil } from '#councils/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { dueBy, holdFor, insertEvent, referralParams, SENDERS, updateReferral } from '#referrals/index.ts'
import { ChallengeReceipt, NewChallenge } from '../challenge.ts'
import { ALSO_OPEN, MEANWHILE, WHO_LOOKS } from '../escalation.ts'
import { getDecisionInEffect, insertChallenge } from '../queries/challenges.ts'

export const challengeDecision = operation({
  id: 'challengeDecision',
  method: 'POST',
  path: '/v1/referrals/{referralId}/challenges',
  tag: 'Triage',
  summary: 'Ask for a decision to be looked at again, by somebody who took no part in it',
  description:
    'For the sender and the organisation’s lead. The decision before stays readable, and nothing that protects a child waits for the review.',
  allow: SENDERS,
  params: referralParams,
  body: NewChallenge,
  bodyExamples: {
    disagree: {
      summary: 'Why, and what should be decided instead',
      value: {
        reasons:
          'The school’s own work with the family ended in July without a change. It was not considered.',
        wanted: 'Targeted early help for both children.',
      },
    },
  },
  idempotent: true,
  conditional: true,
  answers: { 201: { description: 'It is looked at again.', schema: ChallengeReceipt, headers: ['ETag'] } },
  problems: ['not-in-this-state'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, body } = call
      const referral = await holdFor('challengeDecision', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const council = findCouncil(referral.council_id)
      if (council === undefined) throw new Error(`There is no council called ${referral.council_id}.`)
      const due = dueBy(council, 'challenge_review', now)
      const decision = await getDecisionInEffect(trx, referral)
      const { id, stage } = await insertChallenge(trx, referral, {
        decision_id: decision,
        raised_at: now,
        raised_by: caller.account,
        reasons: body.reasons,
        wanted: body.wanted ?? null,
        due_on: due,
      })
      const version = await updateReferral(trx, referral, {
        status: 'under_review',
        challenge_open: true,
        due_on: due,
      })
      await insertEvent(trx, referral, {
        type: 'decision.challenged',
        at: now,
        account: caller.account,
        actor: 'sender',
        from: referral.status,
        to: 'under_review',
        reason: body.reasons,
      })
      return {
        status: 201,
        body: {
          id,
          referral: referral.id,
          decision,
          stage,
          raisedAt: now.toISOString(),
          dueOn: due,
          status: 'under_review',
          whoLooks: WHO_LOOKS,
          meanwhile: MEANWHILE,
          alsoOpen: ALSO_OPEN,
          telephones: council.telephones,
        },
        headers: { ETag: etag(version) },
      }
    }),
})
