import { sql } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT, SERVICE_CLIENT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import '../tables.ts'

/**
 * Deletes the drafts whose last day is before `today`, with an audit event for each; answers how many. The walls
 * let the service reach no draft that is still good by the server's own day.
 */
export const deleteExpiredDrafts = (
  db: Db,
  councils: readonly string[],
  today: LocalDate,
  now: Date,
): Promise<number> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils })
    const { numAffectedRows } = await sql`
      with gone as (
        delete from draft where council_id = any (${councils}) and expires_on < ${today}::date
        returning council_id, id
      )
      insert into audit_event (id, occurred_at, council_id, account_id, client_id, operation, outcome, subject_kind,
        subject_id, request_id)
      select time_ordered_id(), ${now}::timestamptz, council_id, ${SERVICE_ACCOUNT}::uuid, ${SERVICE_CLIENT},
        'deleteExpiredDrafts', 'done', 'draft', id, time_ordered_id() from gone`.execute(trx)
    return Number(numAffectedRows ?? 0)
  })
