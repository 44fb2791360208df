import { operation } from '#platform/operation.ts'
import { noteMarks } from '../../duplicates/index.ts'
import { noteQuality } from '../../quality/index.ts'
import { doDeed } from '../do-deed.ts'
import { recordParams } from '../params.ts'
import { documentOf } from '../publish-record.ts'
import { changeRecord } from '../queries/write-record.ts'
import { DirectoryRecord } from '../record.ts'
import { workingNumber } from '../save-version.ts'
import { RECORD_PEOPLE } from '../sides.ts'

export const discardChange = operation({
  id: 'discardChange',
  method: 'DELETE',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/change',
  tag: 'Directory records',
  summary: 'Give up what is being worked on; what is published stays as it is',
  description:
    'Also takes it back from review. Its versions stay in the history. A record that was never published can be gone on with by `updateRecord`.',
  allow: RECORD_PEOPLE,
  params: recordParams,
  conditional: true,
  answers: { 200: { description: 'The record as it is now.', schema: DirectoryRecord, headers: ['ETag'] } },
  problems: ['record-not-in-this-state'],
  handle: (call) =>
    doDeed(call, {
      action: 'discardChange',
      event: 'record.discarded',
      work: async (trx, { record, to: { change } }) => {
        const document = await documentOf(trx, record, workingNumber({ ...record, change }))
        await noteMarks(trx, { council: record.council_id, record: record.id }, document)
        const back = { change, waiting_since: null, name: document.name }
        const after = await changeRecord(trx, record, back, call.now)
        await noteQuality(trx, after, document, call.now)
        return after
      },
    }),
})
