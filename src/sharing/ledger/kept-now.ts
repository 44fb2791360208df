import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Call } from '#platform/operation.ts'
import { readFormAndAmendments } from '#referrals/index.ts'
import { findDisclosedReferral } from '../queries/shared-referrals.ts'
import { isAnythingKeptFrom } from './check-family-link.ts'

type Link = { council_id: string; referral_id: string; person: string }

/**
 * Whether something is to be kept from this person by the form as it is now: a revision may have said so after the
 * link was made. A family's session reads nothing of the form: the service looks for the council, and where the
 * content is withheld from the council, for whoever sent it.
 */
export const isAnythingKeptNow = (
  { db, now }: Pick<Call, 'db' | 'now'>,
  { council_id, referral_id, person }: Link,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council_id] }, now)
    const referral = await findDisclosedReferral(trx, council_id, referral_id)
    if (referral === undefined) return true
    await ask(trx, { account: referral.account_id, organisation: null, councils: [] }, now)
    const { form } = await readFormAndAmendments(trx, referral)
    return isAnythingKeptFrom(person, form)
  })
