import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { HistoryEntry } from '../history-entry.ts'
import { lookAt, type Seen } from '../look-at.ts'
import { referralParams } from '../params.ts'
import { READERS } from '../permissions.ts'
import { listEvents } from '../queries/history.ts'

export const listReferralHistory = operation({
  id: 'listReferralHistory',
  method: 'GET',
  path: '/v1/referrals/{referralId}/history',
  tag: 'Referrals',
  summary: 'What happened to a referral, oldest first',
  allow: READERS,
  params: referralParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of its history.',
      schema: pageOf('ReferralHistory', HistoryEntry),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('that it is there', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral } = seen
      return pageById(call, {
        path: `/v1/referrals/${referral.id}/history`,
        rows: ({ limit, from }) => listEvents(trx, referral, { limit, after: from }),
        item: (row) => JSON.stringify(historyEntry(row, seen)),
      })
    }),
})

type EventRow = Awaited<ReturnType<typeof listEvents>>[number]

const historyEntry = (row: EventRow, { withheld, sender }: Seen) => ({
  id: row.id,
  type: row.type,
  at: row.occurred_at.toISOString(),
  actor: row.actor,
  ...(!sender && row.name !== null ? { by: row.name } : {}),
  from: row.from_status,
  to: row.to_status,
  ...(row.reason === null || withheld ? {} : { reason: row.reason }),
})
