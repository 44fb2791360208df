import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { FEED, readFeed } from '../feed.ts'
import { HsdsPage, pageInMemory, pageParameters } from '../page.ts'
import { saying } from '../terms.ts'

const path = `${FEED}/taxonomy_terms`

export const listOrukTaxonomyTerms = operation({
  id: 'listOrukTaxonomyTerms',
  method: 'GET',
  path,
  tag: 'Open Referral UK',
  summary: 'Terms, each with the broader one',
  allow: 'anyone',
  query: Type.Object(
    {
      ...pageParameters,
      search: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'In its name.' })),
      taxonomy_id: Type.Optional(Type.String({ format: 'uuid', description: 'Of this taxonomy.' })),
      parent_id: Type.Optional(Type.String({ format: 'uuid', description: 'Next below this term.' })),
      top_only: Type.Optional(Type.Boolean({ description: 'Only those that nothing is above.' })),
    },
    { additionalProperties: false },
  ),
  answers: { 200: { description: 'A page.', schema: HsdsPage, headers: ['Cache-Control'] } },
  handle: ({ db, query }) =>
    readFeed(db, async (_trx, { terms }) => {
      const { taxonomy_id: taxonomy, parent_id: parent, top_only: top } = query
      const fitting = terms
        .filter(saying(query.search))
        .filter((term) => taxonomy === undefined || term.taxonomy_id === taxonomy.toLowerCase())
        .filter((term) => parent === undefined || term.parent_id === parent.toLowerCase())
        .filter((term) => top !== true || term.parent_id === undefined)
      return pageInMemory(path, query, fitting)
    }),
})
