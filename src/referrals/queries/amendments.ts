import type { Trx } from '#platform/operation.ts'
import type { Amendment } from '../amendment.ts'
import type { ReferralForm } from '../marf/index.ts'
import '../tables.ts'
import { consentOf } from './consents.ts'
import { getRevision, listAmendments } from './read-referral.ts'

type Key = { council_id: string; id: string }

export const insertAmendment = (
  trx: Trx,
  referral: Key,
  added: { id: string; account: string; at: Date; json: string; ofOthers: boolean },
): Promise<unknown> =>
  trx
    .insertInto('referral_amendment')
    .values({
      council_id: referral.council_id,
      referral_id: referral.id,
      id: added.id,
      account_id: added.account,
      written_at: added.at,
      amendment: added.json,
      of_others: added.ofOthers,
    })
    .execute()

/** The form as it was sent, with all that was said about consent, and everything added to it since. */
export async function readFormAndAmendments(trx: Trx, referral: Key & { revision: number }) {
  const { form } = await getRevision(trx, referral, referral.revision)
  const amendments = await listAmendments(trx, referral)
  const consent = await consentOf(trx, referral)
  return {
    form: { ...(JSON.parse(form) as ReferralForm), consent: consent.form },
    amendments: amendments.map(({ amendment }) => JSON.parse(amendment) as Amendment),
  }
}
