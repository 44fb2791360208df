import { Type } from 'typebox'
import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { DraftSummary } from '../draft.ts'
import { draftSummary } from '../drafts/view.ts'
import { reachOf, SENDERS } from '../permissions.ts'
import { listDraftRows } from '../queries/drafts.ts'

const PATH = '/v1/drafts'

export const listDrafts = operation({
  id: 'listDrafts',
  method: 'GET',
  path: PATH,
  tag: 'Drafts',
  summary: 'List your drafts, and as lead those of your organisation',
  allow: SENDERS,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: { 200: { description: 'A page.', schema: pageOf('DraftPage', DraftSummary), headers: ['Link'] } },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx) => {
      const page = readPage(call, {})
      if (isRefusal(page)) return page
      const before = page.position === undefined ? undefined : String(page.position[0])
      return pageAnswer(call, {
        path: PATH,
        filter: {},
        limit: page.limit,
        rows: await listDraftRows(trx, reachOf(call.caller), londonDate(call.now), {
          limit: page.limit,
          before,
        }),
        item: (row) => JSON.stringify(draftSummary(row)),
        position: (row) => [row.id],
      })
    }),
})
