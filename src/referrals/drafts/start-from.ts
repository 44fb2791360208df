import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import type { DraftForm } from '../marf/index.ts'
import type { Reach } from '../permissions.ts'
import { readFormAndAmendments } from '../queries/amendments.ts'
import { findReferral, isSender } from '../queries/find-referral.ts'
import { getRevision } from '../queries/read-referral.ts'
import type { ReceiptCover } from '../receipt.ts'
import { amendedForm } from '../submission/amended-form.ts'

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
 * Only where the caller sent it, or leads the organisation that did, and the family agreed to it.
 */
export async function startFrom(
  trx: Trx,
  reach: Reach,
  earlierId: string,
): Promise<{ council: string; form: DraftForm } | Refusal> {
  const referral = await findReferral(trx, reach, earlierId)
  if (referral === undefined || !isSender(reach, referral)) return refuse('not-found')
  const cover = JSON.parse((await getRevision(trx, referral, referral.revision)).receipt) as ReceiptCover
  if (cover.consent.row !== 1 && cover.consent.row !== 2) return refuse('reuse-not-allowed')
  const { form, amendments } = await readFormAndAmendments(trx, referral)
  const start: DraftForm = amendedForm(form, amendments)
  for (const member of ASKED_ANEW) delete start[member]
  return { council: referral.council_id, form: start }
}
