import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { EDITORS } from '../../council.ts'
import { FeedbackSettlement, ReceivedFeedback } from '../feedback.ts'
import { feedbackParams, holdFeedback } from '../hold-feedback.ts'
import { publishAnswer, settleFeedback } from '../queries/settle.ts'
import { receivedView } from '../view.ts'

export const answerFeedback = operation({
  id: 'answerFeedback',
  method: 'PUT',
  path: '/v1/councils/{councilId}/directory/received-feedback/{feedbackId}/answer',
  tag: 'Directory content',
  summary: 'Publish a comment in the council’s words with its answer, or say why not',
  description:
    'Comments on the Local Offer are published with the council’s response and what it is going to do, so that nobody can be known from them (SEND Regulations 2014, regulation 56). What was sent itself is not published. An e-mail address that came with it is deleted: answer its owner first.',
  allow: EDITORS,
  params: feedbackParams,
  body: FeedbackSettlement,
  bodyExamples: {
    published: {
      summary: 'Published, with an answer',
      value: {
        outcome: 'published',
        comment: 'Families miss swimming for children who use a wheelchair.',
        response: 'That is so: neither of the two pools had a hoist.',
        action: 'A hoist is being put in; sessions begin in March.',
      },
    },
    not: {
      summary: 'Not published',
      value: { outcome: 'not_published', because: 'about_an_individual' },
    },
  },
  conditional: true,
  answers: { 200: { description: 'It is settled.', schema: ReceivedFeedback, headers: ['ETag'] } },
  problems: ['feedback-settled'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdFeedback(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      if (row.state !== 'received') return refuse('feedback-settled')
      const { body, now, caller } = call
      const settled = await settleFeedback(trx, row, {
        state: body.outcome,
        not_published_because: body.outcome === 'not_published' ? body.because : null,
        settled_at: now,
        settled_by: caller.account,
      })
      if (body.outcome === 'published')
        await publishAnswer(trx, {
          council_id: row.council_id,
          feedback_id: row.id,
          about: row.about,
          record_id: row.record_id,
          comment: body.comment,
          response: body.response,
          action: body.action ?? null,
          received_on: londonDate(row.received_at),
          answered_at: now,
        })
      return { status: 200, body: receivedView(settled), headers: { ETag: etag(settled.version) } }
    }),
})
