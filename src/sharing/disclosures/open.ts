import type { SharingCategory } from '#consent/index.ts'
import { type Caller, teamsOf } from '#platform/access.ts'
import { ask, askingAsRecipient } from '#platform/asking.ts'
import type { Trx } from '#platform/operation.ts'
import { findDisclosedReferral, type ReceivedRow, type Receiver } from '../queries/shared-referrals.ts'
import { readSharingFacts, type SharingFacts } from './facts.ts'
import { stillAllowed } from './still-allowed.ts'
import type { DisclosureTable } from './tables.ts'

export const receiverOf = (caller: Caller): Receiver => ({ account: caller.account, teams: teamsOf(caller) })

/** What of a disclosure its recipient may still read, and whether something on the form is kept from somebody. */
export type Open = { categories: readonly SharingCategory[]; contactRestricted: boolean }

const SHUT: Open = { categories: [], contactRestricted: false }

/**
 * Asks the policy once more, of all that is recorded by now. The recipient sees nothing of the referral: the service
 * asks in the name of the council that shares, and reads on with the recipient's own rights. Of several disclosures
 * each referral is read once.
 */
export async function openAllNow(
  trx: Trx,
  caller: Caller,
  rows: readonly ReceivedRow[],
  now: Date,
): Promise<Map<ReceivedRow, Open>> {
  const open = new Map<ReceivedRow, Open>(rows.map((row) => [row, SHUT]))
  const inForce = rows.filter(({ id }) => id !== null)
  for (const [council, theirs] of Map.groupBy(inForce, (row) => row.of_council)) {
    await ask(trx, { account: caller.account, organisation: null, councils: [council] }, now)
    for (const [referral, made] of Map.groupBy(theirs, (row) => row.of_referral)) {
      const facts = await factsFor(trx, council, referral)
      if (facts !== undefined) for (const row of made) open.set(row, openOf(facts, row, now))
    }
  }
  if (inForce.length > 0) await ask(trx, askingAsRecipient(caller), now)
  return open
}

export const openNow = async (trx: Trx, caller: Caller, row: ReceivedRow, now: Date): Promise<Open> =>
  (await openAllNow(trx, caller, [row], now)).get(row) ?? SHUT

async function factsFor(trx: Trx, council: string, id: string): Promise<SharingFacts | undefined> {
  const referral = await findDisclosedReferral(trx, council, id)
  // What is withheld from the council is nobody's to read (N16).
  return referral === undefined || referral.withheld ? undefined : readSharingFacts(trx, referral)
}

const openOf = (facts: SharingFacts, row: ReceivedRow, now: Date): Open => ({
  categories: stillAllowed(facts, row as unknown as DisclosureTable, now),
  contactRestricted: (facts.form.safety.contactRestrictions?.withheldFrom?.length ?? 0) > 0,
})
