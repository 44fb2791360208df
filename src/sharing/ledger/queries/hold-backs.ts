import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import '../../disclosures/tables.ts'
import '../tables.ts'

type Key = { council_id: string; id: string }

/** A disclosure and whether it is one that may be held back. */
export const findOverride = (trx: Trx, referral: Key, id: string) =>
  trx
    .selectFrom('disclosure')
    .select(['id', 'override_event', 'disclosed_at'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('id', '=', id)
    .executeTakeFirst()

/** Adds the decision; the latest counts. Its id. */
export async function insertHoldBack(
  trx: Trx,
  referral: Key,
  disclosure: string,
  decided: { until: string | null; reasons: string; at: Date; account: string; role: string },
): Promise<string> {
  const id = uuidv7()
  await trx
    .insertInto('disclosure_hold_back')
    .values({
      council_id: referral.council_id,
      referral_id: referral.id,
      disclosure_id: disclosure,
      id,
      until: decided.until,
      reasons: decided.reasons,
      decided_at: decided.at,
      decided_by: decided.account,
      decided_role: decided.role,
    })
    .execute()
  return id
}
