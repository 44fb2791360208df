import { operation } from '#platform/operation.ts'
import { EDITORS } from '../../council.ts'
import { doDeed } from '../do-deed.ts'
import { recordParams } from '../params.ts'
import { documentOf, holdPublished, publishNewest } from '../publish-record.ts'
import { whyNotPublishable } from '../publishable.ts'
import { DirectoryRecord } from '../record.ts'

export const approveRecord = operation({
  id: 'approveRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/approval',
  tag: 'Directory records',
  summary: 'Publish what is in review, as it stands',
  description:
    'If-Match says which version was looked at: of another one nothing is published. It counts as assured today. Editors may approve what they wrote themselves, as a small council has nobody else; the history says so (`ownWork`).',
  allow: EDITORS,
  params: recordParams,
  conditional: true,
  answers: { 200: { description: 'Published.', schema: DirectoryRecord, headers: ['ETag'] } },
  problems: ['record-not-in-this-state', 'record-not-publishable'],
  handle: (call) =>
    doDeed(call, {
      action: 'approveRecord',
      event: 'record.approved',
      work: async (trx, { record }) => {
        const document = await documentOf(trx, record, record.newest_number)
        await holdPublished(trx)
        const refused = await whyNotPublishable(trx, record.council_id, document)
        return refused ?? publishNewest(trx, record, document, call.now)
      },
    }),
})
