import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId, councilIn } from '../../council.ts'
import { AnsweredFeedback, about } from '../feedback.ts'
import { listAnswers } from '../queries/settle.ts'
import { answeredView } from '../view.ts'

export const listFeedback = operation({
  id: 'listFeedback',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/feedback',
  tag: 'Directory',
  summary: 'You said, we did: comments with the council’s answers, newest first',
  allow: 'anyone',
  params: Type.Object({ councilId }),
  query: Type.Object({ about: Type.Optional(about), ...pageQuery }, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of comments with their answers.',
      schema: pageOf('AnsweredFeedbackPage', AnsweredFeedback),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: async (call) => {
    const council = councilIn(call.params.councilId)
    if (isRefusal(council)) return council
    const filter = [council, call.query.about ?? null]
    const page = readPage(call, filter)
    if (isRefusal(page)) return page
    const from = page.position === undefined ? undefined : String(page.position[0])
    return pageAnswer(call, {
      path: `/v1/councils/${council}/directory/feedback`,
      filter,
      limit: page.limit,
      rows: await listAnswers(call.db, council, call.query.about, { limit: page.limit, from }),
      item: (row) => JSON.stringify(answeredView(row)),
      position: ({ feedback_id }) => [feedback_id],
    })
  },
})
