import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { isStale } from '../lifecycle/hold-for.ts'
import { draftParams } from '../params.ts'
import { reachOf, SENDERS } from '../permissions.ts'
import { deleteDraftRow, findDraft } from '../queries/drafts.ts'

export const deleteDraft = operation({
  id: 'deleteDraft',
  method: 'DELETE',
  path: '/v1/drafts/{draftId}',
  tag: 'Drafts',
  summary: 'Throw a draft away',
  allow: SENDERS,
  params: draftParams,
  conditional: true,
  answers: { 204: { description: 'Gone.' } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const draft = await findDraft(
        trx,
        reachOf(call.caller),
        call.params.draftId,
        londonDate(call.now),
        'locked',
      )
      if (draft === undefined) return refuse('not-found')
      concerns({ council: draft.council_id, kind: 'draft', id: draft.id })
      if (isStale(call.ifMatch, draft)) return refuse('precondition-failed')
      await deleteDraftRow(trx, draft)
      return { status: 204 }
    }),
})
