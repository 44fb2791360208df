import { Type } from 'typebox'
import { londonDate } from '#calendar/index.ts'
import { mergePatch } from '#platform/merge-patch.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { refuse } from '#platform/problems.ts'
import { faultsOfBody } from '#platform/validation.ts'
import { DraftDocument } from '../draft.ts'
import { draftJson } from '../drafts/view.ts'
import { isStale } from '../lifecycle/hold-for.ts'
import { DraftForm } from '../marf/index.ts'
import { draftParams } from '../params.ts'
import { reachOf, SENDERS } from '../permissions.ts'
import { findDraft, updateDraftForm } from '../queries/drafts.ts'

const DraftPatch = Type.Object(
  {},
  {
    $id: 'DraftPatch',
    additionalProperties: true,
    description:
      'A JSON merge patch (RFC 7396) of the form: null takes a member away. What it leaves must be a DraftForm.',
  },
)

export const updateDraft = operation({
  id: 'updateDraft',
  method: 'PATCH',
  path: '/v1/drafts/{draftId}',
  tag: 'Drafts',
  summary: 'Change a draft’s form by JSON merge patch',
  allow: SENDERS,
  params: draftParams,
  body: DraftPatch,
  bodyExamples: {
    oneChange: {
      summary: 'Sets one member, takes another away',
      value: { priorWork: { evidence: 'supplied' }, leadProfessional: null },
    },
  },
  bodyType: 'application/merge-patch+json',
  conditional: true,
  answers: { 200: { description: 'The draft as it is now.', schema: DraftDocument, headers: ['ETag'] } },
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
      const form = mergePatch(JSON.parse(draft.form), call.body)
      const errors = faultsOfBody(DraftForm, form)
      if (errors.length > 0) return refuse('invalid-request', { errors })
      const changed = {
        ...draft,
        form: JSON.stringify(form),
        version: draft.version + 1,
        updated_at: call.now,
      }
      await updateDraftForm(trx, draft, {
        form: changed.form,
        version: changed.version,
        updated_at: changed.updated_at,
      })
      return { status: 200, json: draftJson(changed), headers: { ETag: etag(changed.version) } }
    }),
})
