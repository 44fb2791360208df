import { operation } from '#platform/operation.ts'
import { doDeed } from '../do-deed.ts'
import { recordParams } from '../params.ts'
import { documentOf } from '../publish-record.ts'
import { whyNotSubmittable } from '../publishable.ts'
import { findRecord } from '../queries/find-record.ts'
import { isPublishedOrganisation } from '../queries/published.ts'
import { changeRecord } from '../queries/write-record.ts'
import { DirectoryRecord } from '../record.ts'
import { RECORD_PEOPLE, reachOf } from '../sides.ts'

export const submitRecord = operation({
  id: 'submitRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/submission',
  tag: 'Directory records',
  summary: 'Send the draft to the council for review',
  description:
    'Refused where a text would give away a place that the record hides, or an organisation is named that is not in the directory.',
  allow: RECORD_PEOPLE,
  params: recordParams,
  conditional: true,
  answers: { 200: { description: 'It waits for the council.', schema: DirectoryRecord, headers: ['ETag'] } },
  problems: ['record-not-in-this-state', 'record-not-publishable'],
  handle: (call) =>
    doDeed(call, {
      action: 'submitRecord',
      event: 'record.submitted',
      work: async (trx, { record, to }) => {
        const council = record.council_id
        const document = await documentOf(trx, record, record.newest_number)
        const isKnown = async (id: string) => {
          if (await isPublishedOrganisation(trx, council, id)) return true
          const named = { councilId: council, recordId: id }
          return (await findRecord(trx, reachOf(call.caller), named))?.kind === 'organisation'
        }
        const refused = await whyNotSubmittable(document, isKnown)
        return refused ?? changeRecord(trx, record, { change: to.change, waiting_since: call.now }, call.now)
      },
    }),
})
