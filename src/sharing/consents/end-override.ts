import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { consentOf, insertConsentEvent, type ReferralRow } from '#referrals/index.ts'
import { followUp, type Recording } from './follow-up.ts'
import type { ConsentReceipt } from './receipt.ts'

type Ending = { readonly event: string; readonly reasons: string; readonly role: string }

/**
 * Ends an override of a referral that this transaction holds: from now on nothing goes on or is shared because of it.
 * What was recorded of it stays, and so does what was lawfully shared before.
 */
export async function endOverrideOf(
  trx: Trx,
  call: Recording,
  referral: ReferralRow,
  { event, reasons, role }: Ending,
): Promise<{ receipt: ConsentReceipt; version: number } | Refusal> {
  const consent = await consentOf(trx, referral)
  const kept = consent.events.find(({ id, kind }) => id === event && kind === 'override')
  if (kept === undefined) return refuse('not-found')
  const override = consent.overrides[consent.overrideIds.indexOf(event)]
  if (override === undefined) return refuse('override-not-in-force')
  const { caller, now } = call
  const id = await insertConsentEvent(trx, referral, {
    kind: 'overrideEnd',
    said: { ends: event, reasons, decidedRole: role },
    at: now,
    account: caller.account,
  })
  const told = { id, type: 'consent.override_ended', code: `override_${override.basis}` }
  const { receipt, version } = await followUp(trx, call, referral, told, 'ends')
  return { receipt: { ...receipt, issues: [] }, version }
}
