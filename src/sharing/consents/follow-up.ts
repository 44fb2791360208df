import type { Call, Trx } from '#platform/operation.ts'
import {
  type AfterConsent,
  afterConsent,
  amendedForm,
  closeInformationRequests,
  consentOf,
  insertContactChange,
  insertEvent,
  isSender,
  latestEvaluation,
  type ReferralForm,
  type ReferralRow,
  reachOf,
  readFormAndAmendments,
  updateReferral,
} from '#referrals/index.ts'
import { stopDisclosures } from '../disclosures/stop.ts'
import type { ConsentReceipt } from './receipt.ts'

export type Recording = Pick<Call, 'caller' | 'now'>

/** The consent event that was recorded, and what it is told as: to both sides, and to the case system. */
type Recorded = { readonly id: string; readonly type: string; readonly code: string }

/** `opens`: it may let go on what was sent back. `ends`: a reason to go on without consent is gone. */
type Aim = 'opens' | 'ends' | 'neither'

/**
 * What follows at once, in the same transaction, from what was recorded about consent: the gate is asked again, what
 * was shared and may no longer be is stopped, and the history and the case system are told.
 */
export async function followUp(
  trx: Trx,
  call: Recording,
  referral: ReferralRow,
  recorded: Recorded,
  aim: Aim,
): Promise<{ receipt: Omit<ConsentReceipt, 'issues'>; version: number }> {
  const { now } = call
  const { id, type } = recorded
  const after = afterConsent(referral, await formNow(trx, referral), aim === 'opens', now)
  await tellWhat(trx, call, referral, recorded)
  // While it can still be read: what nothing carries any more is withheld from the council below.
  const disclosuresStopped = [...(await stopDisclosures(trx, referral, now))]
  if (after.status === 'referred_back' && referral.open_requests > 0)
    await closeInformationRequests(trx, referral)
  await tellWhere(trx, call, referral, after, id)
  const safeguarding =
    after.safeguarding || (aim === 'ends' ? await isOverridden(trx, referral) : referral.safeguarding)
  const version = await updateReferral(trx, referral, {
    ...(await changes(trx, referral, after, now)),
    safeguarding,
  })
  await insertContactChange(trx, referral, { cause: type, at: now })
  const receipt = {
    id,
    referral: referral.id,
    recordedAt: now.toISOString(),
    gate: after.gate,
    status: after.status,
    heldForAPerson: after.held,
    disclosuresStopped,
  }
  return { receipt, version }
}

/** The form as its amendments leave it, with all that was said about consent. */
export async function formNow(trx: Trx, referral: ReferralRow): Promise<ReferralForm> {
  const { form, amendments } = await readFormAndAmendments(trx, referral)
  return amendedForm(form, amendments)
}

/** Whether an override for safeguarding still holds, beside one that carries further. */
const isOverridden = async (trx: Trx, referral: ReferralRow): Promise<boolean> =>
  (await consentOf(trx, referral)).overrides.some(({ basis }) => basis === 'safeguarding')

async function changes(trx: Trx, referral: ReferralRow, after: AfterConsent, now: Date) {
  const { status, held, due } = after
  const moved = status !== referral.status
  return {
    status,
    due_on: due,
    consent_hold: held,
    ...(moved && status === 'referred_back' ? { withheld: true, proposed_by: null, open_requests: 0 } : {}),
    ...(moved && referral.status === 'referred_back'
      ? { withheld: false, evaluations_from: (await latestEvaluation(trx, referral)).id }
      : {}),
    ...(status === 'received' && referral.received_at === null ? { received_at: now } : {}),
  }
}

const telling = ({ caller, now }: Recording, referral: ReferralRow, about: string) => {
  const actor = isSender(reachOf(caller), referral) ? 'sender' : 'council'
  return { at: now, account: caller.account, actor, about } as const
}

/** Both sides are told, in ids and codes, what was recorded: before what it causes, for those who read in order. */
const tellWhat = (
  trx: Trx,
  call: Recording,
  referral: ReferralRow,
  { id, type, code }: Recorded,
): Promise<void> =>
  insertEvent(trx, referral, {
    ...telling(call, referral, id),
    type,
    from: referral.status,
    to: referral.status,
    reason: code,
  })

/** And where that leads, and that people do not agree. */
async function tellWhere(
  trx: Trx,
  call: Recording,
  referral: ReferralRow,
  after: AfterConsent,
  id: string,
): Promise<void> {
  const event = telling(call, referral, id)
  const { status } = referral
  if (after.status !== status)
    await insertEvent(trx, referral, {
      ...event,
      type: `referral.${after.status}`,
      from: status,
      to: after.status,
    })
  if (after.held && !referral.consent_hold)
    await insertEvent(trx, referral, {
      ...event,
      type: 'consent.disagreement',
      from: after.status,
      to: after.status,
    })
}
