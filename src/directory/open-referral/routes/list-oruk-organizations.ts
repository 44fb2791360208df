import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { FEED, inAList, organisationOf, readFeed } from '../feed.ts'
import { HsdsPage, numbersOf, pageOf, pageParameters } from '../page.ts'
import { listOrganisations } from '../queries/organisations.ts'

const path = `${FEED}/organizations`

export const listOrukOrganizations = operation({
  id: 'listOrukOrganizations',
  method: 'GET',
  path,
  tag: 'Open Referral UK',
  summary: 'Organisations that give services',
  description:
    'The councils are among them: each gives, as far as the feed can say, the services that name no organisation.',
  allow: 'anyone',
  query: Type.Object(
    {
      ...pageParameters,
      search: Type.Optional(
        Type.String({ minLength: 1, maxLength: 200, description: 'Words in its texts.' }),
      ),
      full: Type.Optional(Type.Boolean({ description: 'All of each organisation but its services.' })),
      after: Type.Optional(Type.String({ format: 'uuid', description: 'Set by `next`.' })),
    },
    { additionalProperties: false },
  ),
  answers: { 200: { description: 'A page.', schema: HsdsPage, headers: ['Cache-Control'] } },
  handle: ({ db, query }) =>
    readFeed(db, async (trx) => {
      const { page, perPage } = numbersOf(query)
      const { search, after } = query
      const asked = { search, after, skip: (page - 1) * perPage, limit: perPage + 1 }
      const { rows, total } = await listOrganisations(trx, asked)
      const shown = rows.slice(0, perPage)
      const organisations = shown.map(organisationOf)
      return pageOf({
        asked: query,
        total,
        contents: query.full ? organisations : organisations.map(inAList),
        next: rows.length > perPage ? { ...query, page: page + 1, after: shown.at(-1)?.id } : undefined,
        path,
      })
    }),
})
