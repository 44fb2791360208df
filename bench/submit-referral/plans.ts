import { sql } from 'kysely'
import type { BenchPostgres } from '../ground/postgres.ts'

/** What PostgreSQL did for one request: round trips, and how often it planned the statement that writes. */
export type Statements = { roundTrips: number; plansEach: number }

/**
 * Counted while the work runs, as the service's role. A statement that is planned for every request costs
 * twice as much; whether it is depends on PostgreSQL's estimates, and those on how full the tables are.
 */
export async function countStatements(
  postgres: BenchPostgres,
  work: () => Promise<number>,
): Promise<Statements> {
  await sql`select pg_stat_statements_reset()`.execute(postgres.admin)
  const requests = await work()
  const { rows } = await sql<{ calls: number; plans: number; written: number }>`
    select sum(calls)::float8 as calls, coalesce(sum(plans) filter (where writes), 0)::float8 as plans,
      sum(calls) filter (where writes)::float8 as written
    from pg_stat_statements s join pg_roles r on r.oid = s.userid, lateral (select query ilike '%insert into referral %' as writes) w
    where r.rolname = 'front_door_app'`.execute(postgres.admin)
  const { calls, plans, written } = rows[0] ?? { calls: 0, plans: 0, written: 0 }
  return { roundTrips: calls / requests, plansEach: plans / written }
}
