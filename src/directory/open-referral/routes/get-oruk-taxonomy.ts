import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { FEED, hsdsRecord, idParams, oneRecord, readFeed } from '../feed.ts'

export const getOrukTaxonomy = operation({
  id: 'getOrukTaxonomy',
  method: 'GET',
  path: `${FEED}/taxonomies/{id}`,
  tag: 'Open Referral UK',
  summary: 'One taxonomy',
  allow: 'anyone',
  params: idParams,
  answers: {
    200: { description: 'It.', schema: hsdsRecord('A taxonomy'), headers: ['ETag', 'Cache-Control'] },
    304: { description: 'It has not changed.', headers: ['ETag', 'Cache-Control'] },
  },
  handle: ({ db, params }) =>
    readFeed(db, async (_trx, { taxonomies }) => {
      const taxonomy = taxonomies.find(({ id }) => id === params.id.toLowerCase())
      return taxonomy === undefined ? refuse('not-found') : oneRecord(taxonomy)
    }),
})
