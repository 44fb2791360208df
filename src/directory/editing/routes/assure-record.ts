import { operation } from '#platform/operation.ts'
import { doDeed } from '../do-deed.ts'
import { recordParams } from '../params.ts'
import { assurePublished, documentOf, holdPublished } from '../publish-record.ts'
import { whyNotPublishable } from '../publishable.ts'
import { DirectoryRecord } from '../record.ts'
import { workingNumber } from '../save-version.ts'
import { RECORD_PEOPLE } from '../sides.ts'

export const assureRecord = operation({
  id: 'assureRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/assurance',
  tag: 'Directory records',
  summary: 'Say that what is published is right as it stands',
  description:
    'Its review is due anew in the council’s interval. One that was hidden as stale is shown again. A change that is open stays open.',
  allow: RECORD_PEOPLE,
  params: recordParams,
  conditional: true,
  answers: { 200: { description: 'Assured today.', schema: DirectoryRecord, headers: ['ETag'] } },
  problems: ['record-not-in-this-state', 'record-not-publishable'],
  handle: (call) =>
    doDeed(call, {
      action: 'assureRecord',
      event: 'record.assured',
      work: async (trx, { record }) => {
        const document = await documentOf(trx, record, workingNumber({ ...record, change: 'none' }))
        await holdPublished(trx)
        // Meanwhile its organisation may have been taken from the public.
        const refused =
          record.publication === 'hidden'
            ? await whyNotPublishable(trx, record.council_id, document)
            : undefined
        return refused ?? assurePublished(trx, record, document, call.now)
      },
    }),
})
