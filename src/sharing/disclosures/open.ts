import type { SharingCategory } from '#consent/index.ts'
import { type Caller, teamsOf } from '#platform/access.ts'
import { ask, askingAsRecipient } from '#platform/asking.ts'
import type { Trx } from '#platform/operation.ts'
import { findDisclosedReferral, type ReceivedRow, type Receiver } from '../queries/shared-referrals.ts'
import { readSharingFacts } from './facts.ts'
import { stillAllowed } from './still-allowed.ts'
import type { DisclosureTable } from './tables.ts'

export const receiverOf = (caller: Caller): Receiver => ({ account: caller.account, teams: teamsOf(caller) })

/** What of a disclosure its recipient may still read, and whether something on the form is kept from somebody. */
export type Open = { categories: readonly SharingCategory[]; contactRestricted: boolean }

const SHUT: Open = { categories: [], contactRestricted: false }

/**
 * Asks the policy once more, of all that is recorded by now. The recipient sees nothing of the referral: the service
 * asks in the name of the council that shares, and reads on with the recipient's own rights.
 */
export async function openNow(trx: Trx, caller: Caller, row: ReceivedRow, now: Date): Promise<Open> {
  if (row.id === null) return SHUT
  await ask(trx, { account: caller.account, organisation: null, councils: [row.of_council] }, now)
  const open = await askForCouncil(trx, row, now)
  await ask(trx, askingAsRecipient(caller), now)
  return open
}

async function askForCouncil(trx: Trx, row: ReceivedRow, now: Date): Promise<Open> {
  const referral = await findDisclosedReferral(trx, row.of_council, row.of_referral)
  // What is withheld from the council is nobody's to read (N16).
  if (referral === undefined || referral.withheld) return SHUT
  const facts = await readSharingFacts(trx, referral)
  return {
    categories: stillAllowed(facts, row as unknown as DisclosureTable, now),
    contactRestricted: (facts.form.safety.contactRestrictions?.withheldFrom?.length ?? 0) > 0,
  }
}
