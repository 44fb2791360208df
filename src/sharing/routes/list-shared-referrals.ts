import { Type } from 'typebox'
import { ROLES } from '#platform/access.ts'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { openAllNow, receiverOf } from '../disclosures/open.ts'
import { SharedReferralSummary, sharedSummaryOf } from '../disclosures/shared-referral.ts'
import { listReceived } from '../queries/shared-referrals.ts'

export const listSharedReferrals = operation({
  id: 'listSharedReferrals',
  method: 'GET',
  path: '/v1/shared-referrals',
  tag: 'Sharing',
  summary: 'What was shared with you or your team, newest first',
  description: 'What has ended is still listed, without what it was, until and after it is acknowledged.',
  allow: ROLES,
  as: 'recipient',
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of what was shared.',
      schema: pageOf('SharedReferralPage', SharedReferralSummary),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx) => {
      const { caller, now } = call
      const page = readPage(call, null)
      if (isRefusal(page)) return page
      const before = page.position === undefined ? undefined : String(page.position[0])
      const found = await listReceived(trx, receiverOf(caller), { limit: page.limit, before })
      const open = await openAllNow(trx, caller, found, now)
      const rows = found.map((row) => ({ ...row, categories: [...(open.get(row)?.categories ?? [])] }))
      return pageAnswer(call, {
        path: '/v1/shared-referrals',
        filter: null,
        limit: page.limit,
        rows,
        item: (row) => JSON.stringify(sharedSummaryOf(row, row.categories.length > 0)),
        position: (row) => [row.disclosure_id],
      })
    }),
})
