import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

interface Found {
  readonly version: number
  readonly fsync: string
  readonly full_page_writes: string
  readonly synchronous_commit: string
  readonly role: string
  readonly superuser: boolean
  readonly bypass: boolean
  readonly owner: boolean
}

const OLDEST = 150_000

const CHECKS: readonly (readonly [(found: Found) => boolean, (found: Found) => string])[] = [
  [({ version }) => version < OLDEST, () => 'The server is older than PostgreSQL 15.'],
  [({ fsync }) => fsync === 'off', () => 'fsync is off: a power cut would lose what was acknowledged.'],
  [
    (found) => found.full_page_writes === 'off',
    () => 'full_page_writes is off: a power cut could leave torn pages.',
  ],
  [
    (found) => found.synchronous_commit === 'off',
    () => 'synchronous_commit is off: a crash would lose what was acknowledged.',
  ],
  [({ superuser }) => superuser, ({ role }) => `${role} is a superuser: no wall between councils stops it.`],
  [({ bypass }) => bypass, ({ role }) => `${role} has BYPASSRLS: no wall between councils stops it.`],
  [({ owner }) => owner, ({ role }) => `${role} owns tables, and could take the walls down.`],
]

/**
 * Why this database must not be trusted with a referral, as the app's role sees it: settings that could
 * lose what was acknowledged, or a role that could pass the walls. Empty when nothing speaks against it.
 */
export async function whyNotSafe(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<Found>`
    select current_setting('server_version_num')::int as version,
           current_setting('fsync') as fsync,
           current_setting('full_page_writes') as full_page_writes,
           current_setting('synchronous_commit') as synchronous_commit,
           r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as bypass,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema$)'
                     and pg_has_role(r.oid, c.relowner, 'MEMBER')) and not r.rolsuper as owner
      from pg_roles r where r.rolname = current_user`.execute(db)
  const found = rows[0]
  if (found === undefined) return ['The role of the service is not known to the server.']
  return CHECKS.filter(([applies]) => applies(found)).map(([, reason]) => reason(found))
}
