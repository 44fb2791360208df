import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { refuse } from '#platform/problems.ts'
import { DraftCheck } from '../draft.ts'
import { checkDraftForm, evaluateSoFar, foresee, wholeForm } from '../drafts/check.ts'
import type { DraftForm } from '../marf/index.ts'
import { draftParams } from '../params.ts'
import { reachOf, SENDERS } from '../permissions.ts'
import { findDraft } from '../queries/drafts.ts'

export const checkDraft = operation({
  id: 'checkDraft',
  method: 'GET',
  path: '/v1/drafts/{draftId}/check',
  tag: 'Drafts',
  summary:
    'What a draft still lacks, what the criteria would say so far, and what submitting it would lead to',
  allow: SENDERS,
  params: draftParams,
  answers: { 200: { description: 'The check.', schema: DraftCheck, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { now } = call
      const draft = await findDraft(trx, reachOf(call.caller), call.params.draftId, londonDate(now))
      if (draft === undefined) return refuse('not-found')
      concerns({ council: draft.council_id, kind: 'draft', id: draft.id })
      const form = JSON.parse(draft.form) as DraftForm
      const checked = checkDraftForm(form, now)
      const headers = { ETag: etag(draft.version) }
      const whole = wholeForm(form, checked)
      if (whole !== undefined)
        return { status: 200, body: { ready: true, ...checked, ...foresee(whole, now) }, headers }
      return {
        status: 200,
        body: { ready: false, ...checked, evaluation: evaluateSoFar(form, draft.council_id, now) },
        headers,
      }
    }),
})
