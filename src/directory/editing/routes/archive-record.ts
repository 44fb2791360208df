import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { noteQuality } from '../../quality/index.ts'
import { doDeed } from '../do-deed.ts'
import { recordParams } from '../params.ts'
import { documentOf, holdPublished, withdrawPublished } from '../publish-record.ts'
import { isNamedByServices } from '../queries/published.ts'
import { changeRecord } from '../queries/write-record.ts'
import { DirectoryReasons } from '../reasons.ts'
import { DirectoryRecord } from '../record.ts'
import { workingNumber } from '../save-version.ts'
import { RECORD_PEOPLE } from '../sides.ts'

export const archiveRecord = operation({
  id: 'archiveRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/archival',
  tag: 'Directory records',
  summary: 'Take a record from the public',
  description:
    'Its owner or the council. A change that is open is given up. Those who follow the feed are told that it is gone; nothing of it is lost, and it can be asked back (`restoreRecord`).',
  allow: RECORD_PEOPLE,
  params: recordParams,
  body: DirectoryReasons,
  bodyExamples: {
    closed: { summary: 'It has closed', value: { reasons: 'The group has ended (made up).' } },
  },
  conditional: true,
  answers: {
    200: { description: 'The public does not see it any more.', schema: DirectoryRecord, headers: ['ETag'] },
  },
  problems: ['record-not-in-this-state', 'record-in-use'],
  handle: (call) =>
    doDeed(call, {
      action: 'archiveRecord',
      event: 'record.archived',
      reason: call.body.reasons,
      work: async (trx, { record, to }) => {
        await holdPublished(trx)
        if (record.kind === 'organisation' && (await isNamedByServices(trx, record)))
          return refuse('record-in-use')
        const document = await documentOf(trx, record, workingNumber({ ...record, change: 'none' }))
        const back = { ...to, waiting_since: null, name: document.name }
        const archived = await changeRecord(trx, record, back, call.now)
        await noteQuality(trx, archived, document, call.now)
        await withdrawPublished(trx, record, call.now)
        return archived
      },
    }),
})
