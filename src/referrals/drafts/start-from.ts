import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import type { DraftForm } from '../marf/index.ts'
import type { Reach } from '../permissions.ts'
import { readFormAndAmendments } from '../queries/amendments.ts'
import { findReferral, isSender } from '../queries/find-referral.ts'
import { amendedForm } from '../submission/amended-form.ts'
import { askFourQuestions } from '../submission/four-questions.ts'

/** What must be asked anew each time: whether anybody is in danger now, and what the family agrees to now. */
const ASKED_ANEW = [
  'safety',
  'consent',
  'channel',
  'telephoneReferral',
  'caseReference',
  'assessmentOutstanding',
] as const

/**
 * The form of an earlier referral as the start of a new one, so that the family tells its story once (W24).
 * Only where the caller sent it, or leads the organisation that did, and the family agreed to it and has not taken that back.
 */
export async function startFrom(
  trx: Trx,
  reach: Reach,
  earlierId: string,
  now: Date,
): Promise<{ council: string; form: DraftForm } | Refusal> {
  const referral = await findReferral(trx, reach, earlierId)
  if (referral === undefined || !isSender(reach, referral)) return refuse('not-found')
  const { form, amendments } = await readFormAndAmendments(trx, referral)
  const amended = amendedForm(form, amendments)
  const { gate } = askFourQuestions(amended, now, referral.submitted_at)
  if (gate.row !== 1 && gate.row !== 2) return refuse('reuse-not-allowed')
  const start: DraftForm = amended
  for (const member of ASKED_ANEW) delete start[member]
  return { council: referral.council_id, form: start }
}
