import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId, EDITORS, editorsCouncil } from '../../council.ts'
import { ManagedPage, pageKind } from '../page.ts'
import { listPageRows } from '../queries/pages.ts'
import type { PageState } from '../tables.ts'
import { managedPageJson } from '../view.ts'

export const listManagedPages = operation({
  id: 'listManagedPages',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/managed-pages',
  tag: 'Directory content',
  summary: 'The council’s pages as its editors see them, newest first: drafts and withdrawn ones too',
  allow: EDITORS,
  params: Type.Object({ councilId }),
  query: Type.Object(
    {
      kind: Type.Optional(pageKind),
      state: Type.Optional(
        Type.Unsafe<PageState>({ type: 'string', enum: ['draft', 'published', 'withdrawn'] }),
      ),
      ...pageQuery,
    },
    { additionalProperties: false },
  ),
  answers: {
    200: {
      description: 'A page of pages.',
      schema: pageOf('ManagedDirectoryPages', ManagedPage),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = editorsCouncil(call.caller, call.params.councilId)
      if (isRefusal(council)) return council
      const { kind, state } = call.query
      const filter = [council, kind ?? null, state ?? null]
      const page = readPage(call, filter)
      if (isRefusal(page)) return page
      concerns({ council })
      const before = page.position === undefined ? undefined : String(page.position[0])
      return pageAnswer(call, {
        path: `/v1/councils/${council}/directory/managed-pages`,
        filter,
        limit: page.limit,
        rows: await listPageRows(trx, council, { kind, state }, { limit: page.limit, before }),
        item: managedPageJson,
        position: ({ id }) => [id],
      })
    }),
})
