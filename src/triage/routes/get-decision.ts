import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { lookAt, READERS } from '#referrals/index.ts'
import { Decision } from '../decision/decision.ts'
import { decisionParams } from '../decision/decision-params.ts'
import { forCouncil, forSender } from '../decision/views.ts'
import { waitingProposal } from '../decision/waiting-proposal.ts'
import { findDecision } from '../queries/decisions.ts'

export const getDecision = operation({
  id: 'getDecision',
  method: 'GET',
  path: '/v1/referrals/{referralId}/decisions/{decisionId}',
  tag: 'Triage',
  summary: 'Read one decision',
  description: 'The sender reads one that took effect. The `ETag` is the referral’s: it is what is changed.',
  allow: READERS,
  params: decisionParams,
  answers: { 200: { description: 'The decision.', schema: Decision, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('content', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral, sender, ofOthers } = seen
      const row = await findDecision(trx, referral, call.params.decisionId)
      if (row === undefined || (sender && row.state !== 'recorded')) return refuse('not-found')
      return {
        status: 200,
        json: sender ? forSender(row) : forCouncil(row, await waitingProposal(trx, referral), ofOthers),
        headers: { ETag: etag(referral.version) },
      }
    }),
})
