import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { EDITORS } from '../../council.ts'
import { ReceivedFeedback } from '../feedback.ts'
import { feedbackParams, holdFeedback } from '../hold-feedback.ts'
import { receivedView } from '../view.ts'

export const getReceivedFeedback = operation({
  id: 'getReceivedFeedback',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/received-feedback/{feedbackId}',
  tag: 'Directory content',
  summary: 'What somebody wrote, as they wrote it',
  allow: EDITORS,
  params: feedbackParams,
  answers: { 200: { description: 'The feedback.', schema: ReceivedFeedback, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdFeedback(call, trx, concerns)
      if (isRefusal(row)) return row
      return { status: 200, body: receivedView(row), headers: { ETag: etag(row.version) } }
    }),
})
