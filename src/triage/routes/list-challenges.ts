import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { lookAt, READERS, referralParams } from '#referrals/index.ts'
import { Challenge } from '../challenge.ts'
import { challengeView } from '../challenge-view.ts'
import { listChallengeRows } from '../queries/challenges.ts'

export const listChallenges = operation({
  id: 'listChallenges',
  method: 'GET',
  path: '/v1/referrals/{referralId}/challenges',
  tag: 'Triage',
  summary: 'The challenges to a referral’s decisions and what came of them, oldest first',
  description: 'The council’s notes and the names of those involved are shown to the council alone.',
  allow: READERS,
  params: referralParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of challenges.',
      schema: pageOf('ChallengePage', Challenge),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('content', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral, sender } = seen
      return pageById(call, {
        path: `/v1/referrals/${referral.id}/challenges`,
        rows: ({ limit, from }) => listChallengeRows(trx, referral, { limit, after: from }),
        item: (row) => JSON.stringify(challengeView(row, sender, call.now)),
      })
    }),
})
