import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdRecord } from '../hold-record.ts'
import { recordParams } from '../params.ts'
import { documentOf } from '../publish-record.ts'
import { DirectoryRecord } from '../record.ts'
import { recordAnswer } from '../record-view.ts'
import { saveVersion, workingNumber } from '../save-version.ts'
import { actorOf, RECORD_PEOPLE, reachOf } from '../sides.ts'

export const restoreRecord = operation({
  id: 'restoreRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/restoration',
  tag: 'Directory records',
  summary: 'Ask an archived record back: what was published goes to the council for review',
  allow: RECORD_PEOPLE,
  params: recordParams,
  conditional: true,
  answers: { 200: { description: 'It waits for the council.', schema: DirectoryRecord, headers: ['ETag'] } },
  problems: ['record-not-in-this-state'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const held = await holdRecord('restoreRecord', call, trx, concerns)
      if (isRefusal(held)) return held
      const { record, to } = held
      // A version of its own: newer ones that were given up are not what is asked back.
      const document = await documentOf(trx, record, workingNumber(record))
      const by = { account: call.caller.account, actor: actorOf(reachOf(call.caller), record), now: call.now }
      const restored = await saveVersion(trx, record, document, to.change, by, 'record.restored')
      return recordAnswer(trx, call, restored)
    }),
})
