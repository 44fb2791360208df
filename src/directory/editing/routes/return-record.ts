import { operation } from '#platform/operation.ts'
import { EDITORS } from '../../council.ts'
import { doDeed } from '../do-deed.ts'
import { recordParams } from '../params.ts'
import { changeRecord } from '../queries/write-record.ts'
import { DirectoryReasons } from '../reasons.ts'
import { DirectoryRecord } from '../record.ts'

export const returnRecord = operation({
  id: 'returnRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/return',
  tag: 'Directory records',
  summary: 'Send what is in review back, with reasons',
  description: 'What is published stays as it is.',
  allow: EDITORS,
  params: recordParams,
  body: DirectoryReasons,
  bodyExamples: {
    hours: { summary: 'Something is missing', value: { reasons: 'Please say when it is open (made up).' } },
  },
  conditional: true,
  answers: {
    200: { description: 'Sent back to be worked on.', schema: DirectoryRecord, headers: ['ETag'] },
  },
  problems: ['record-not-in-this-state'],
  handle: (call) =>
    doDeed(call, {
      action: 'returnRecord',
      event: 'record.returned',
      reason: call.body.reasons,
      work: (trx, { record, to }) =>
        changeRecord(trx, record, { change: to.change, waiting_since: null }, call.now),
    }),
})
