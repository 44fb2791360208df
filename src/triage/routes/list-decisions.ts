import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { lookAt, READERS, referralParams } from '#referrals/index.ts'
import { Decision } from '../decision/decision.ts'
import { forCouncil, forSender } from '../decision/views.ts'
import { waitingProposal } from '../decision/waiting-proposal.ts'
import { listDecisionRows } from '../queries/decisions.ts'

export const listDecisions = operation({
  id: 'listDecisions',
  method: 'GET',
  path: '/v1/referrals/{referralId}/decisions',
  tag: 'Triage',
  summary: 'What was decided on a referral, newest first',
  description:
    'The sender reads what took effect: the outcomes, what everybody is told, when, and in which role it was decided. The council reads the whole record, and what waits, was returned or lapsed.',
  allow: READERS,
  params: referralParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of decisions.',
      schema: pageOf('DecisionPage', Decision),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('content', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral, sender, ofOthers } = seen
      const waiting = sender ? undefined : await waitingProposal(trx, referral)
      return pageById(call, {
        path: `/v1/referrals/${referral.id}/decisions`,
        rows: ({ limit, from }) =>
          listDecisionRows(trx, referral, { limit, before: from, onlyRecorded: sender }),
        item: (row) => (sender ? forSender(row) : forCouncil(row, waiting, ofOthers)),
      })
    }),
})
