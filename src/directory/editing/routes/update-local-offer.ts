import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { LocalOffer } from '../../record/local-offer.ts'
import { readDocument } from '../document/read-document.ts'
import { holdRecord } from '../hold-record.ts'
import { recordParams } from '../params.ts'
import { documentOf } from '../publish-record.ts'
import { DirectoryRecord } from '../record.ts'
import { recordAnswer } from '../record-view.ts'
import { saveVersion, workingNumber } from '../save-version.ts'
import { actorOf, RECORD_PEOPLE, reachOf } from '../sides.ts'

export const updateLocalOffer = operation({
  id: 'updateLocalOffer',
  method: 'PUT',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/local-offer',
  tag: 'Directory records',
  summary: 'Update Local Offer: the service’s answers for children with special educational needs',
  description:
    'Takes the place of the answers before; nothing else of the record changes. As with `updateRecord` what is published stays as it is until the council approves the change.',
  allow: RECORD_PEOPLE,
  params: recordParams,
  body: LocalOffer,
  bodyExamples: {
    oneAnswer: {
      summary: 'One question answered',
      value: {
        questionSet: 1,
        answers: [{ question: 'starting', answer: 'Ring us; we visit before the first day (made up).' }],
        sendNeeds: ['communication_and_interaction'],
        headings: ['education'],
      },
    },
  },
  conditional: true,
  answers: { 200: { description: 'The record as it is now.', schema: DirectoryRecord, headers: ['ETag'] } },
  problems: ['record-not-in-this-state', 'record-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const held = await holdRecord('updateLocalOffer', call, trx, concerns)
      if (isRefusal(held)) return held
      const { record, to } = held
      const before = await documentOf(trx, record, workingNumber(record))
      const after = { ...before, localOffer: call.body }
      const document = await readDocument(trx, record.council_id, record.kind, after)
      if (isRefusal(document)) return document
      const by = { account: call.caller.account, actor: actorOf(reachOf(call.caller), record), now: call.now }
      return recordAnswer(
        trx,
        call,
        await saveVersion(trx, record, document, to.change, by, 'record.local_offer_saved'),
      )
    }),
})
