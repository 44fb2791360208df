import { Type } from 'typebox'
import type { Caller } from '#platform/access.ts'
import type { Concerns, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import { councilId, editorsCouncil } from '../council.ts'
import { type FeedbackRow, findFeedback } from './queries/settle.ts'

export const feedbackParams = Type.Object({
  councilId,
  feedbackId: Type.String({ format: 'uuid', description: 'The id of the feedback.' }),
})

type OfFeedback = {
  readonly caller: Caller
  readonly params: { readonly councilId: string; readonly feedbackId: string }
}

/** What the council whose editor asks has received. With `ifMatch` it is held for a change, in the version that was seen. */
export async function holdFeedback(
  { caller, params }: OfFeedback,
  trx: Trx,
  concerns: (what: Concerns) => void,
  ifMatch?: string,
): Promise<FeedbackRow | Refusal> {
  const council = editorsCouncil(caller, params.councilId)
  if (isRefusal(council)) return council
  const lock = ifMatch === undefined ? undefined : 'locked'
  const row = await findFeedback(trx, { council, id: params.feedbackId }, lock)
  if (row === undefined) return refuse('not-found')
  concerns({ council, kind: 'directory_feedback', id: row.id })
  if (ifMatch !== undefined && ifMatch !== etag(row.version)) return refuse('precondition-failed')
  return row
}
