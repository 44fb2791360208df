import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { FEED, readFeed } from '../feed.ts'
import { HsdsPage, pageInMemory, pageParameters } from '../page.ts'
import { saying } from '../terms.ts'

const path = `${FEED}/taxonomies`

export const listOrukTaxonomies = operation({
  id: 'listOrukTaxonomies',
  method: 'GET',
  path,
  tag: 'Open Referral UK',
  summary: 'The taxonomies that services are ordered by',
  allow: 'anyone',
  query: Type.Object(
    {
      ...pageParameters,
      search: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'In its name.' })),
    },
    { additionalProperties: false },
  ),
  answers: { 200: { description: 'A page.', schema: HsdsPage, headers: ['Cache-Control'] } },
  handle: ({ db, query }) =>
    readFeed(db, async (_trx, { taxonomies }) =>
      pageInMemory(path, query, taxonomies.filter(saying(query.search))),
    ),
})
