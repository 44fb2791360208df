import type { FeedbackAbout, NotPublished } from './feedback.ts'

declare module '#platform/tables.ts' {
  interface Database {
    directory_feedback: FeedbackTable
    directory_feedback_email: FeedbackEmailTable
    directory_feedback_key: FeedbackKeyTable
    directory_feedback_answer: FeedbackAnswerTable
  }
}

/** What people wrote. Read by the council's editors alone. */
export type FeedbackTable = {
  council_id: string
  id: string
  about: FeedbackAbout
  record_id: string | null
  text: string
  state: 'received' | 'published' | 'not_published'
  not_published_because: NotPublished | null
  version: number
  received_at: Date
  settled_at: Date | null
  settled_by: string | null
}

/** Deleted when the feedback is settled. */
export type FeedbackEmailTable = { council_id: string; feedback_id: string; email: string }

/** So that what is sent again is kept once. */
export type FeedbackKeyTable = {
  council_id: string
  key_hash: string
  fingerprint: string
  feedback_id: string
  received_at: Date
}

/** What is published, in the council's words. */
export type FeedbackAnswerTable = {
  council_id: string
  feedback_id: string
  about: FeedbackAbout
  record_id: string | null
  comment: string
  response: string
  action: string | null
  received_on: string
  answered_at: Date
}
