import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { readDocument } from '../document/read-document.ts'
import { exampleOrganisation, exampleService } from '../examples.ts'
import { recordsParams } from '../params.ts'
import { DirectoryRecord, NewDirectoryRecord } from '../record.ts'
import { recordAnswer } from '../record-view.ts'
import { createRecordRow } from '../save-version.ts'
import { actorOf, RECORD_PEOPLE, reachIn } from '../sides.ts'

export const createRecord = operation({
  id: 'createRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records',
  tag: 'Directory records',
  summary: 'Begin a record: a draft that the public does not see',
  description:
    'It belongs to the organisation of your account. The public sees it when the council has approved it (`submitRecord`, `approveRecord`).',
  allow: RECORD_PEOPLE,
  params: recordsParams,
  body: NewDirectoryRecord,
  bodyExamples: {
    service: { summary: 'A service', value: { kind: 'service', document: exampleService } },
    organisation: {
      summary: 'An organisation',
      value: { kind: 'organisation', document: exampleOrganisation },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Begun.', schema: DirectoryRecord, headers: ['Location', 'ETag'] } },
  problems: ['record-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, body } = call
      const council = call.params.councilId
      const reach = reachIn(caller, council)
      if (isRefusal(reach)) return reach
      const document = await readDocument(trx, council, body.kind, body.document)
      if (isRefusal(document)) return document
      const record = await createRecordRow(
        trx,
        {
          council,
          kind: body.kind,
          document,
          owner: { id: caller.organisation, name: caller.organisationName },
          change: 'draft',
        },
        { account: caller.account, actor: actorOf(reach, { council_id: council }), now },
      )
      concerns({ council, kind: 'directory_record', id: record.id })
      return recordAnswer(trx, call, record, 201)
    }),
})
