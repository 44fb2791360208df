import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { EDITORS } from '../../council.ts'
import { strict } from '../../record/words.ts'
import { holdPage, pageParams } from '../hold-page.ts'
import { PageDocument } from '../page.ts'
import { listPageVersionRows } from '../queries/pages.ts'

const PageVersion = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    state: Type.String({ description: 'Whether the public read it.' }),
    savedAt: Type.String({ format: 'date-time' }),
    savedBy: Type.Optional(Type.String({ description: 'Who saved it.' })),
    page: PageDocument,
  },
  { $id: 'DirectoryPageVersion', ...strict },
)

export const listPageVersions = operation({
  id: 'listPageVersions',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/managed-pages/{pageId}/versions',
  tag: 'Directory content',
  summary: 'Every version of a page, newest first, and who saved it',
  allow: EDITORS,
  params: pageParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of versions.',
      schema: pageOf('DirectoryPageVersionPage', PageVersion),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdPage(call, trx, concerns)
      if (isRefusal(row)) return row
      const page = readPage(call, call.params)
      if (isRefusal(page)) return page
      const { councilId: council, pageId: id } = call.params
      const before = page.position === undefined ? undefined : Number(page.position[0])
      return pageAnswer(call, {
        path: `/v1/councils/${council}/directory/managed-pages/${id}/versions`,
        filter: call.params,
        limit: page.limit,
        rows: await listPageVersionRows(trx, { council, id }, { limit: page.limit, before }),
        item: ({ number, state, saved_at, name, document }) =>
          `${JSON.stringify({
            number,
            state,
            savedAt: saved_at.toISOString(),
            ...(name === null ? {} : { savedBy: name }),
          }).slice(0, -1)},"page":${document}}`,
        position: ({ number }) => [number],
      })
    }),
})
