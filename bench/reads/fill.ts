import { type RawBuilder, sql } from 'kysely'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { Connection } from '../ground/connection.ts'
import type { BenchPostgres } from '../ground/postgres.ts'
import type { BenchService } from '../ground/service.ts'
import { requestWriter } from '../submit-referral/request.ts'

/** This many of the newest have whole documents; the rest have empty ones, in the same tables. */
export const WHOLE = 500

/**
 * So many referrals of two councils, in the states they come in, written by SQL: copies of one that the
 * service has taken, each under a time-ordered id of its own, a quarter of them sent by another school.
 */
export async function fill(postgres: BenchPostgres, service: BenchService, count: number): Promise<void> {
  const connection = new Connection(service.port)
  await connection.send(requestWriter(await service.token('referrer'))(0))
  connection.close()
  await postgres.admin.connection().execute(async (db) => {
    await sql`
      create temporary table made as
      select n, ('018f' || lpad(to_hex(n), 4, '0') || '-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0')) as id,
        case when n % 5 < 3 then 'westminster' else 'rbkc' end as council, n % 4 = 0 as other,
        case n % 20 when 0 then 'referred_back' when 1 then 'withdrawn' when 2 then 'redirected' else 'received' end as status,
        case when n % 200 = 0 then 0 when n % 50 = 0 then 1 else 2 end as attention,
        n > ${sql.lit(count - WHOLE)} as whole
      from generate_series(1, ${sql.lit(count)}) n`.execute(db)
    const whole = (name: string) =>
      sql`case when made.whole then '{}'::jsonb else jsonb_build_object(${sql.lit(name)}::text, '{}'::jsonb) end`
    await copy('referral', head()).execute(db)
    await copy('referral_revision', sql`${whole('form')} || ${whole('receipt')}`).execute(db)
    await copy('evaluation', sql`jsonb_build_object('id', made.id) || ${whole('document')}`).execute(db)
    await copy('referral_child', sql`'{}'::jsonb`).execute(db)
    await copy('referral_event', sql`jsonb_build_object('id', made.id)`).execute(db)
  })
  await sql`vacuum analyze`.execute(postgres.admin)
}

/** What a copied referral has of its own. */
function head(): RawBuilder<unknown> {
  const other = demonstrationAccounts.accounts.find(({ subject }) => subject === 'other-referrer')
  return sql`jsonb_build_object('id', made.id, 'reference', 'FD-' || made.n, 'status', made.status, 'attention', made.attention)
    || case when made.other then jsonb_build_object('account_id', ${sql.lit(other?.id)}::text, 'organisation_id', ${sql.lit(other?.organisation)}::text)
       else '{}'::jsonb end`
}

/** A copy of the table's one row for each that is to be made; columns that are not named stay as they were. */
const copy = (table: string, own: RawBuilder<unknown>) => sql`
  insert into ${sql.table(table)}
  select filled.* from made, (select first from ${sql.table(table)} first limit 1) as template (first),
    jsonb_populate_record(template.first, jsonb_build_object('council_id', made.council, 'referral_id', made.id) || ${own}) as filled`
