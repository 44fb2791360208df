import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { FEED, hsdsRecord, idParams, oneRecord, readFeed } from '../feed.ts'

export const getOrukTaxonomyTerm = operation({
  id: 'getOrukTaxonomyTerm',
  method: 'GET',
  path: `${FEED}/taxonomy_terms/{id}`,
  tag: 'Open Referral UK',
  summary: 'One term',
  allow: 'anyone',
  params: idParams,
  answers: {
    200: { description: 'It.', schema: hsdsRecord('A term'), headers: ['ETag', 'Cache-Control'] },
    304: { description: 'It has not changed.', headers: ['ETag', 'Cache-Control'] },
  },
  handle: ({ db, params }) =>
    readFeed(db, async (_trx, { terms }) => {
      const term = terms.find(({ id }) => id === params.id.toLowerCase())
      return term === undefined ? refuse('not-found') : oneRecord(term)
    }),
})
