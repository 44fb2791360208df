import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { lookAt, READERS, referralParams } from '#referrals/index.ts'
import { Disclosure, disclosureOf } from '../disclosures/view.ts'
import { listDisclosureRows } from '../queries/disclosures.ts'

export const listDisclosures = operation({
  id: 'listDisclosures',
  method: 'GET',
  path: '/v1/referrals/{referralId}/disclosures',
  tag: 'Sharing',
  summary: 'What of a referral was shared with whom, newest first',
  description:
    'On whose word, by which promise, and whether it is still in force. The council reads it also where the content is withheld: it is its own record.',
  allow: READERS,
  params: referralParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of disclosures.',
      schema: pageOf('DisclosurePage', Disclosure),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('that it is there', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral, sender } = seen
      return pageById(call, {
        path: `/v1/referrals/${referral.id}/disclosures`,
        rows: ({ limit, from }) => listDisclosureRows(trx, referral, { limit, before: from }),
        item: (row) => JSON.stringify(disclosureOf(row, sender)),
      })
    }),
})
