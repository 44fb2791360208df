import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { recordsParams, recordsPath } from '../params.ts'
import { listRecordRows } from '../queries/list-records.ts'
import { change, DirectoryRecordSummary, freshness, publication, recordKind } from '../record.ts'
import { recordSummary } from '../record-view.ts'
import { RECORD_PEOPLE, reachIn } from '../sides.ts'

export const listRecords = operation({
  id: 'listRecords',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records',
  tag: 'Directory records',
  summary: 'Your records; for the council’s editors all of the council’s',
  description:
    'Newest first. With `change=in_review` the queue of what waits for the council, longest waiting first.',
  allow: RECORD_PEOPLE,
  params: recordsParams,
  query: Type.Object(
    {
      kind: Type.Optional(recordKind),
      publication: Type.Optional(publication),
      change: Type.Optional(change),
      freshness: Type.Optional(freshness),
      name: Type.Optional(
        Type.String({ minLength: 1, maxLength: 200, description: 'Letters that the name has in it.' }),
      ),
      ...pageQuery,
    },
    { additionalProperties: false },
  ),
  answers: {
    200: {
      description: 'A page of records.',
      schema: pageOf('DirectoryRecordPage', DirectoryRecordSummary),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = call.params.councilId
      const reach = reachIn(call.caller, council)
      if (isRefusal(reach)) return reach
      concerns({ council })
      const { limit: _limit, cursor: _cursor, ...wanted } = call.query
      const filter = { council, ...wanted }
      const page = readPage(call, filter)
      if (isRefusal(page)) return page
      const waiting = wanted.change === 'in_review'
      return pageAnswer(call, {
        path: recordsPath(council),
        filter,
        limit: page.limit,
        rows: await listRecordRows(trx, reach, filter, { limit: page.limit, from: page.position }),
        item: (row) => JSON.stringify(recordSummary(row)),
        position: (row) => [...(waiting ? [row.waiting_since?.toISOString() ?? ''] : []), row.id],
      })
    }),
})
