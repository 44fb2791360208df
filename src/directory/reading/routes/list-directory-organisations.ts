import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { askedCouncil } from '../../council.ts'
import { PublicOrganisation } from '../../publishing/public-record.ts'
import { listPublished } from '../queries/published.ts'

const path = '/v1/directory/organisations'

export const listDirectoryOrganisations = operation({
  id: 'listDirectoryOrganisations',
  method: 'GET',
  path,
  tag: 'Directory',
  summary: 'The organisations that the directory publishes',
  allow: 'anyone',
  query: Type.Object(
    {
      ...pageQuery,
      council: Type.Optional(askedCouncil),
    },
    { additionalProperties: false },
  ),
  answers: {
    200: {
      description: 'A page.',
      schema: pageOf('DirectoryOrganisations', PublicOrganisation),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  async handle(call) {
    const { council } = call.query
    const page = readPage(call, { council })
    if (isRefusal(page)) return page
    const from = page.position === undefined ? undefined : String(page.position[0])
    return pageAnswer(call, {
      path,
      filter: { council },
      limit: page.limit,
      rows: await listPublished(call.db, 'organisation', { limit: page.limit, from }, council),
      item: ({ document }) => document,
      position: ({ id }) => [id],
    })
  },
})
