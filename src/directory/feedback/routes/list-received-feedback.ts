import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId, EDITORS, editorsCouncil } from '../../council.ts'
import { ReceivedFeedback } from '../feedback.ts'
import { listFeedbackRows } from '../queries/settle.ts'
import { receivedView } from '../view.ts'

export const listReceivedFeedback = operation({
  id: 'listReceivedFeedback',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/received-feedback',
  tag: 'Directory content',
  summary: 'What people wrote, as they wrote it, the longest waiting first',
  allow: EDITORS,
  params: Type.Object({ councilId }),
  query: Type.Object(
    { state: Type.Optional(ReceivedFeedback.properties.state), ...pageQuery },
    { additionalProperties: false },
  ),
  answers: {
    200: {
      description: 'A page of feedback.',
      schema: pageOf('ReceivedFeedbackPage', ReceivedFeedback),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = editorsCouncil(call.caller, call.params.councilId)
      if (isRefusal(council)) return council
      const { state } = call.query
      const filter = [council, state ?? null]
      const page = readPage(call, filter)
      if (isRefusal(page)) return page
      concerns({ council })
      const from = page.position === undefined ? undefined : String(page.position[0])
      return pageAnswer(call, {
        path: `/v1/councils/${council}/directory/received-feedback`,
        filter,
        limit: page.limit,
        rows: await listFeedbackRows(trx, council, state, { limit: page.limit, from }),
        item: (row) => JSON.stringify(receivedView(row)),
        position: ({ id }) => [id],
      })
    }),
})
