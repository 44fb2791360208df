import { Type } from 'typebox'
import { mergePatch } from '#platform/merge-patch.ts'
import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { readDocument } from '../document/read-document.ts'
import { holdRecord } from '../hold-record.ts'
import { recordParams } from '../params.ts'
import { documentOf } from '../publish-record.ts'
import { DirectoryRecord } from '../record.ts'
import { recordAnswer } from '../record-view.ts'
import { saveVersion, workingNumber } from '../save-version.ts'
import { actorOf, RECORD_PEOPLE, reachOf } from '../sides.ts'

const DirectoryRecordPatch = Type.Object(
  {},
  {
    $id: 'DirectoryRecordPatch',
    additionalProperties: true,
    description:
      'A JSON merge patch (RFC 7396) of the record’s document: null takes a member away, a list takes the place of the list before. What it leaves must be a ServiceRecord or an OrganisationRecord, as the record’s kind is.',
  },
)

export const updateRecord = operation({
  id: 'updateRecord',
  method: 'PATCH',
  path: '/v1/councils/{councilId}/directory/records/{recordId}',
  tag: 'Directory records',
  summary: 'Update Record: change the draft, or start one from what is published',
  description:
    'What is published stays as it is until the council approves the change. While it is in review only the council’s editors change it.',
  allow: RECORD_PEOPLE,
  params: recordParams,
  body: DirectoryRecordPatch,
  bodyExamples: {
    waiting: {
      summary: 'There is a waiting list now',
      value: { state: 'waiting_list', stateNote: 'About four weeks (made up).' },
    },
  },
  bodyType: 'application/merge-patch+json',
  conditional: true,
  answers: { 200: { description: 'The record as it is now.', schema: DirectoryRecord, headers: ['ETag'] } },
  problems: ['record-not-in-this-state', 'record-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const held = await holdRecord('updateRecord', call, trx, concerns)
      if (isRefusal(held)) return held
      const { record, to } = held
      const before = await documentOf(trx, record, workingNumber(record))
      const after = mergePatch(before, call.body)
      const document = await readDocument(trx, record.council_id, record.kind, after)
      if (isRefusal(document)) return document
      const by = { account: call.caller.account, actor: actorOf(reachOf(call.caller), record), now: call.now }
      return recordAnswer(trx, call, await saveVersion(trx, record, document, to.change, by))
    }),
})
