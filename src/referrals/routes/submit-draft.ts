import { londonDate } from '#calendar/index.ts'
import { ask, askingFor } from '#platform/asking.ts'
import { claimKey, keyInProgress } from '#platform/idempotency.ts'
import { type Answer, type Call, operation, type Trx } from '#platform/operation.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import { checkDraftForm, wholeForm } from '../drafts/check.ts'
import { isStale } from '../lifecycle/hold-for.ts'
import type { DraftForm } from '../marf/index.ts'
import { draftParams } from '../params.ts'
import { reachOf, SENDERS } from '../permissions.ts'
import { deleteDraftRow, findDraft } from '../queries/drafts.ts'
import { Receipt } from '../receipt.ts'
import { ringIfInDanger } from '../submission/ring-if-in-danger.ts'
import { replaySubmission, submit } from '../submission/submit.ts'

export const submitDraft = operation({
  id: 'submitDraft',
  method: 'POST',
  path: '/v1/drafts/{draftId}/submission',
  tag: 'Drafts',
  summary: 'Submit a draft: the same as submitReferral with its form',
  description:
    'The draft is gone afterwards; its form is the referral’s. `checkDraft` says beforehand what would be refused.',
  allow: SENDERS,
  params: draftParams,
  idempotent: true,
  conditional: true,
  answers: { 201: { description: 'Recorded. The receipt.', schema: Receipt, headers: ['Location', 'ETag'] } },
  problems: ['form-not-valid', 'case-reference-already-sent'],
  handle: async (call) => {
    const asking = askingFor(call.caller, SENDERS)
    const attempt = await call.db
      .transaction()
      .execute(async (trx) => {
        await ask(trx, asking)
        const claim = await claimKey(trx, asking.account, call.idempotency?.keyHash ?? '')
        if (claim.kind === 'known') return 'known'
        if (claim.kind === 'running') throw keyInProgress()
        const outcome = await submitInTransaction(trx, call)
        // A refusal rolls back; it is carried out of the transaction as what was thrown.
        if (isRefusal(outcome)) throw outcome
        return outcome
      })
      .catch((thrown: unknown) => {
        if (isRefusal(thrown)) return thrown
        throw thrown
      })
    return attempt === 'known' ? replaySubmission(call) : attempt
  },
})

type DraftCall = Call<unknown, { draftId: string }, unknown>

async function submitInTransaction(trx: Trx, call: DraftCall): Promise<Answer | Refusal> {
  const draft = await findDraft(
    trx,
    reachOf(call.caller),
    call.params.draftId,
    londonDate(call.now),
    'locked',
  )
  if (draft === undefined) return refuse('not-found')
  if (isStale(call.ifMatch, draft)) return refuse('precondition-failed')
  const form = JSON.parse(draft.form) as DraftForm
  const checked = checkDraftForm(form, call.now)
  const whole = wholeForm(form, checked)
  if (whole === undefined) {
    const detail = ringIfInDanger(form)
    const errors = [...checked.missing, ...checked.faults]
    return refuse('form-not-valid', detail === undefined ? { errors } : { errors, detail })
  }
  const basedOn = draft.based_on === null ? null : { council: draft.council_id, id: draft.based_on }
  const outcome = await submit(trx, call, {
    form: whole,
    formBytes: Buffer.from(draft.form),
    issues: checked.issues,
    basedOn,
  })
  if (!isRefusal(outcome)) await deleteDraftRow(trx, draft)
  return outcome
}
