import type { AnsweredFeedback, ReceivedFeedback } from './feedback.ts'
import type { FeedbackRow } from './queries/settle.ts'
import type { FeedbackAnswerTable } from './tables.ts'

export const receivedView = (row: FeedbackRow): ReceivedFeedback => ({
  id: row.id,
  version: row.version,
  about: row.about,
  ...(row.record_id === null ? {} : { service: row.record_id }),
  text: row.text,
  ...(row.email === null ? {} : { email: row.email }),
  state: row.state,
  ...(row.not_published_because === null ? {} : { notPublishedBecause: row.not_published_because }),
  receivedAt: row.received_at.toISOString(),
  ...(row.settled_at === null ? {} : { settledAt: row.settled_at.toISOString() }),
})

export const answeredView = (row: FeedbackAnswerTable): AnsweredFeedback => ({
  id: row.feedback_id,
  about: row.about,
  ...(row.record_id === null ? {} : { service: row.record_id }),
  comment: row.comment,
  response: row.response,
  ...(row.action === null ? {} : { action: row.action }),
  receivedOn: row.received_on,
  answeredAt: row.answered_at.toISOString(),
})
