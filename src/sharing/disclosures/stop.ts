import type { Trx } from '#platform/operation.ts'
import { insertEvent, type ReferralRow } from '#referrals/index.ts'
import { endDisclosure, listDisclosuresInForce } from '../queries/disclosures.ts'
import { readSharingFacts } from './facts.ts'
import { stillAllowed } from './still-allowed.ts'

/**
 * Asks the policy of each disclosure in force once more, and stops those it no longer allows; their ids. To be
 * called whenever something was recorded about consent, in the same transaction, while the caller still reads the
 * referral's content: before it is withheld, with the status it will have.
 */
export async function stopDisclosures(
  trx: Trx,
  referral: ReferralRow,
  now: Date,
): Promise<readonly string[]> {
  const inForce = await listDisclosuresInForce(trx, referral)
  if (inForce.length === 0) return []
  const facts = await readSharingFacts(trx, referral)
  const stopped = inForce.filter((made) => stillAllowed(facts, made, now).length === 0)
  for (const { id, council_id } of stopped) {
    const account = await endDisclosure(
      trx,
      { council_id, id },
      { state: 'stopped', at: now, code: 'no_longer_allowed', reason: null },
    )
    await insertEvent(trx, referral, {
      type: 'disclosure.stopped',
      at: now,
      account,
      actor: 'service',
      from: referral.status,
      to: referral.status,
      about: id,
    })
  }
  return stopped.map(({ id }) => id)
}
