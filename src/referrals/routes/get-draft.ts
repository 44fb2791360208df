import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { refuse } from '#platform/problems.ts'
import { DraftDocument } from '../draft.ts'
import { draftJson } from '../drafts/view.ts'
import { draftParams } from '../params.ts'
import { reachOf, SENDERS } from '../permissions.ts'
import { findDraft } from '../queries/drafts.ts'

export const getDraft = operation({
  id: 'getDraft',
  method: 'GET',
  path: '/v1/drafts/{draftId}',
  tag: 'Drafts',
  summary: 'Read a draft',
  allow: SENDERS,
  params: draftParams,
  answers: { 200: { description: 'The draft.', schema: DraftDocument, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const draft = await findDraft(trx, reachOf(call.caller), call.params.draftId, londonDate(call.now))
      if (draft === undefined) return refuse('not-found')
      concerns({ council: draft.council_id, kind: 'draft', id: draft.id })
      return { status: 200, json: draftJson(draft), headers: { ETag: etag(draft.version) } }
    }),
})
