import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { answerFeedback } from './routes/answer-feedback.ts'
import { getReceivedFeedback } from './routes/get-received-feedback.ts'
import { giveFeedback } from './routes/give-feedback.ts'
import { listFeedback } from './routes/list-feedback.ts'
import { listReceivedFeedback } from './routes/list-received-feedback.ts'

export { deleteOldFeedback } from './delete-old-feedback.ts'

/** What people say of the directory, and what the council answers. */
export const feedbackOperations: readonly Operation[] = [
  giveFeedback,
  listFeedback,
  listReceivedFeedback,
  getReceivedFeedback,
  answerFeedback,
]
