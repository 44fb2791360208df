import { Type } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { londonDate } from '#calendar/index.ts'
import { councilOfBorough, findCouncil, keptUntil, unplacedCouncil } from '#councils/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { DraftDocument } from '../draft.ts'
import { startFrom } from '../drafts/start-from.ts'
import { draftJson } from '../drafts/view.ts'
import { DraftForm } from '../marf/index.ts'
import { reachOf, SENDERS } from '../permissions.ts'
import { insertDraft } from '../queries/drafts.ts'

const NewDraft = Type.Object(
  {
    form: Type.Optional(DraftForm),
    basedOn: Type.Optional(
      Type.String({
        format: 'uuid',
        description:
          'An earlier referral of the family that you sent: its form is the start, `form` comes on top. Safety and consent are asked anew.',
      }),
    ),
  },
  { $id: 'NewDraft', additionalProperties: false },
)

export const createDraft = operation({
  id: 'createDraft',
  method: 'POST',
  path: '/v1/drafts',
  tag: 'Drafts',
  summary: 'Begin a form, empty or from an earlier referral of the same family',
  allow: SENDERS,
  body: NewDraft,
  bodyExamples: {
    empty: { summary: 'An empty form', value: {} },
    begun: {
      summary: 'A form begun with what is known',
      value: {
        form: { borough: 'westminster', serviceRequested: 'early_help', safety: { immediateDanger: false } },
      },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Kept.', schema: DraftDocument, headers: ['Location', 'ETag'] } },
  problems: ['not-found', 'reuse-not-allowed'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, body, now } = call
      const earlier =
        body.basedOn === undefined ? undefined : await startFrom(trx, reachOf(caller), body.basedOn, now)
      if (isRefusal(earlier)) return earlier
      const form = { ...earlier?.form, ...body.form }
      const council = findCouncil(earlier?.council ?? '') ?? councilOfBorough(form.borough) ?? unplacedCouncil
      const draft = {
        council_id: council.id,
        id: uuidv7(),
        account_id: caller.account,
        organisation_id: caller.organisation,
        version: 1,
        form: JSON.stringify(form),
        based_on: body.basedOn ?? null,
        created_at: now,
        updated_at: now,
        expires_on: expiryOf(council, now),
      }
      await insertDraft(trx, draft)
      concerns({ council: council.id, kind: 'draft', id: draft.id })
      return {
        status: 201,
        json: draftJson(draft),
        headers: { Location: `/v1/drafts/${draft.id}`, ETag: etag(1) },
      }
    }),
})

/** A council without a period for drafts does not start. */
function expiryOf(council: typeof unplacedCouncil, now: Date): string {
  const until = keptUntil(council.retention, 'draft', londonDate(now))
  if (until === undefined) throw new Error(`${council.id} has no retention period for drafts.`)
  return until
}
