import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { thatStands } from '../../reading/queries/published.ts'
import { FEED, hsdsRecord, idParams, oneRecord, readFeed, serviceOf } from '../feed.ts'
import { findService } from '../queries/services.ts'

export const getOrukService = operation({
  id: 'getOrukService',
  method: 'GET',
  path: `${FEED}/services/{id}`,
  tag: 'Open Referral UK',
  summary: 'One service with all that belongs to it',
  allow: 'anyone',
  params: idParams,
  answers: {
    200: { description: 'The service.', schema: hsdsRecord('A service'), headers: ['ETag', 'Cache-Control'] },
    304: { description: 'It has not changed.', headers: ['ETag', 'Cache-Control'] },
  },
  problems: ['record-withdrawn'],
  handle: ({ db, params }) =>
    readFeed(db, async (trx, terms) => {
      const row = thatStands(await findService(trx, params.id))
      return isRefusal(row) ? row : oneRecord(serviceOf(row, terms))
    }),
})
