import type { Caller } from '#platform/access.ts'
import { ask, askingAsRecipient } from '#platform/asking.ts'
import type { Trx } from '#platform/operation.ts'
import { findReferral, insertEvent, reachOf } from '#referrals/index.ts'
import { acknowledgeEnd, type ReceivedRow } from '../queries/shared-referrals.ts'

/** Keeps the acknowledgement, and has the referral's history say so: in the council's name, which is the one told. */
export async function keepAcknowledgement(
  trx: Trx,
  caller: Caller,
  row: ReceivedRow,
  now: Date,
): Promise<void> {
  await acknowledgeEnd(trx, row, { at: now, account: caller.account })
  const council = row.of_council
  await ask(trx, { account: caller.account, organisation: null, councils: [council] }, now)
  const reach = { ...reachOf({ ...caller, memberships: [] }), wholeCouncils: [council] }
  const referral = await findReferral(trx, reach, row.of_referral)
  if (referral !== undefined)
    await insertEvent(trx, referral, {
      type: 'disclosure.acknowledged',
      at: now,
      account: caller.account,
      actor: 'service',
      audience: 'council',
      from: referral.status,
      to: referral.status,
      about: row.disclosure_id,
    })
  await ask(trx, askingAsRecipient(caller), now)
}
