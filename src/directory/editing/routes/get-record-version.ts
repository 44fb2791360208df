import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { lookAtRecord } from '../hold-record.ts'
import { versionParams } from '../params.ts'
import { findVersions } from '../queries/versions.ts'
import { DirectoryVersion } from '../record.ts'
import { versionJson } from '../record-view.ts'
import { RECORD_PEOPLE, reachOf } from '../sides.ts'

export const getRecordVersion = operation({
  id: 'getRecordVersion',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/versions/{number}',
  tag: 'Directory records',
  summary: 'A version, letter for letter as it was saved',
  allow: RECORD_PEOPLE,
  params: versionParams,
  answers: { 200: { description: 'The version.', schema: DirectoryVersion } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAtRecord(call, trx, concerns)
      if (isRefusal(seen)) return seen
      const [version] = await findVersions(trx, seen.record, [call.params.number])
      if (version === undefined) return refuse('not-found')
      return { status: 200, json: versionJson(reachOf(call.caller), seen.record, version) }
    }),
})
