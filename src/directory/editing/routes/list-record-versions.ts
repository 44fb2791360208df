import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { lookAtRecord } from '../hold-record.ts'
import { recordParams, recordPath } from '../params.ts'
import { listVersions } from '../queries/versions.ts'
import { DirectoryVersionSummary } from '../record.ts'
import { versionSummary } from '../record-view.ts'
import { RECORD_PEOPLE, reachOf } from '../sides.ts'

export const listRecordVersions = operation({
  id: 'listRecordVersions',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/versions',
  tag: 'Directory records',
  summary: 'Every version that was saved, newest first',
  allow: RECORD_PEOPLE,
  params: recordParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of versions.',
      schema: pageOf('DirectoryVersionPage', DirectoryVersionSummary),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAtRecord(call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { record } = seen
      const page = readPage(call, call.params)
      if (isRefusal(page)) return page
      const before = page.position === undefined ? undefined : Number(page.position[0])
      return pageAnswer(call, {
        path: `${recordPath(record)}/versions`,
        filter: call.params,
        limit: page.limit,
        rows: await listVersions(trx, record, { limit: page.limit, before }),
        item: (row) => JSON.stringify(versionSummary(reachOf(call.caller), record, row)),
        position: (row) => [row.number],
      })
    }),
})
