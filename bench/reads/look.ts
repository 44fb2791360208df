import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { BenchPostgres } from '../ground/postgres.ts'

/** What PostgreSQL counted during some requests, for one of them. */
export type Looked = { roundTrips: number; rowsRead: number; scannedRows: number }

type Counts = { statements: number; scans: number; rows: number }

/** PostgreSQL's own counts: which plan was used shows in what was read, whoever prepared it. */
async function counts({ admin }: BenchPostgres): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (select sum(calls) from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'front_door_app')::float8 as statements,
      sum(seq_tup_read) filter (where relname like 'referral%' or relname in ('evaluation', 'child_match', 'consent_event'))::float8 as scans,
      sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) filter (where relname = 'referral')::float8 as rows
    from pg_stat_user_tables`.execute(admin)
  return rows[0] as Counts
}

/** Makes so many requests, and one before and after. */
export async function lookAt(
  postgres: BenchPostgres,
  requests: number,
  make: (requests: number) => Promise<unknown>,
): Promise<Looked> {
  // A backend reports what it has read once a second at most, and not before its next transaction ends.
  await sleep(1_200)
  await make(1)
  const before = await counts(postgres)
  await make(requests)
  await sleep(1_200)
  await make(1)
  const after = await counts(postgres)
  return {
    roundTrips: (after.statements - before.statements) / (requests + 1),
    rowsRead: (after.rows - before.rows) / (requests + 1),
    scannedRows: after.scans - before.scans,
  }
}
