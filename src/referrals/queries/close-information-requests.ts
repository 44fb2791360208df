import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'

/** Nobody has to answer any more what was asked: it is decided, withdrawn or sent back. The table is triage's. */
export const closeInformationRequests = (
  trx: Trx,
  referral: { council_id: string; id: string },
): Promise<unknown> =>
  sql`
    update information_request set state = 'closed'
     where council_id = ${referral.council_id} and referral_id = ${referral.id}::uuid and state = 'open'`.execute(
    trx,
  )
