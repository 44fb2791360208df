import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId, councilIn } from '../../council.ts'
import { audience, DirectoryPage, pageKind } from '../page.ts'
import { listPageRows } from '../queries/pages.ts'
import { pageJson } from '../view.ts'

export const listPages = operation({
  id: 'listPages',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/pages',
  tag: 'Directory',
  summary: 'Training, resources and news, newest first',
  description: 'Training whose last session has begun is left out; `from` shows it from another day on.',
  allow: 'anyone',
  params: Type.Object({ councilId }),
  query: Type.Object(
    {
      kind: Type.Optional(pageKind),
      audience: Type.Optional(audience),
      from: Type.Optional(
        Type.String({ format: 'date', description: 'Training that has a session on this day or later.' }),
      ),
      ...pageQuery,
    },
    { additionalProperties: false },
  ),
  answers: {
    200: {
      description: 'A page of pages.',
      schema: pageOf('DirectoryPages', DirectoryPage),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: async (call) => {
    const council = councilIn(call.params.councilId)
    if (isRefusal(council)) return council
    const { kind, audience: whose, from } = call.query
    const filter = [council, kind ?? null, whose ?? null, from ?? null]
    const page = readPage(call, filter)
    if (isRefusal(page)) return page
    const wanted = {
      kind,
      audience: whose,
      state: 'published' as const,
      from: from === undefined ? call.now : new Date(`${from}T00:00:00Z`),
    }
    const before = page.position === undefined ? undefined : String(page.position[0])
    return pageAnswer(call, {
      path: `/v1/councils/${council}/directory/pages`,
      filter,
      limit: page.limit,
      rows: await listPageRows(call.db, council, wanted, { limit: page.limit, before }),
      item: pageJson,
      position: ({ id }) => [id],
    })
  },
})
