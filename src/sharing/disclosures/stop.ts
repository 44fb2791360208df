import type { Trx } from '#platform/operation.ts'
import type { ReferralRow } from '#referrals/index.ts'
import './tables.ts'

/**
 * Asks the policy of each disclosure in force once more, and stops those it no longer allows; their ids. To be
 * called whenever something was recorded about consent, in the same transaction.
 */
export async function stopDisclosures(
  _trx: Trx,
  _referral: ReferralRow,
  _now: Date,
): Promise<readonly string[]> {
  return []
}
