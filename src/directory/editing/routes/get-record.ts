import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { lookAtRecord } from '../hold-record.ts'
import { recordParams } from '../params.ts'
import { DirectoryRecord } from '../record.ts'
import { recordView } from '../record-view.ts'
import { RECORD_PEOPLE } from '../sides.ts'

export const getRecord = operation({
  id: 'getRecord',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records/{recordId}',
  tag: 'Directory records',
  summary: 'A record: what is published, what is being worked on, and what you may do with it',
  allow: RECORD_PEOPLE,
  params: recordParams,
  answers: { 200: { description: 'The record.', schema: DirectoryRecord, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAtRecord(call, trx, concerns)
      if (isRefusal(seen)) return seen
      return {
        status: 200,
        json: await recordView(trx, call, seen),
        headers: { ETag: etag(seen.record.version) },
      }
    }),
})
