import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { FEED, hsdsRecord, idParams, oneRecord, readFeed } from '../feed.ts'
import { placeOf } from '../places.ts'
import { findPlace } from '../queries/places.ts'

export const getOrukServiceAtLocation = operation({
  id: 'getOrukServiceAtLocation',
  method: 'GET',
  path: `${FEED}/service_at_locations/{id}`,
  tag: 'Open Referral UK',
  summary: 'One service at one place',
  allow: 'anyone',
  params: idParams,
  answers: {
    200: { description: 'The place.', schema: hsdsRecord('A place'), headers: ['ETag', 'Cache-Control'] },
    304: { description: 'It has not changed.', headers: ['ETag', 'Cache-Control'] },
  },
  handle: ({ db, params }) =>
    readFeed(db, async (trx, terms) => {
      const row = await findPlace(trx, params.id)
      return row === undefined ? refuse('not-found') : oneRecord(placeOf(row, terms))
    }),
})
