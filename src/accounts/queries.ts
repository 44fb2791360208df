import { sql } from 'kysely'
import type { Caller, Membership } from '#platform/access.ts'
import type { Db } from '#platform/operation.ts'
import type { TokenIdentity } from '#platform/tokens.ts'
import './tables.ts'

type Row = Omit<Caller, 'memberships'> & { memberships: Membership[] }

/**
 * The account a token speaks for, with its roles as they are now: one statement on every request, so that a
 * role taken away is gone with the next one, on every process. Undefined where the account, or the client
 * system the token was given to, is unknown or disabled.
 */
export async function findCaller(db: Db, identity: TokenIdentity): Promise<Caller | undefined> {
  const found = await sql<Row>`
    select a.id as account, a.kind, c.client_id as client, a.organisation_id as organisation,
           o.name as "organisationName", a.name,
           coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'council', m.council_id) order by m.role, m.council_id)
                     from membership m where m.account_id = a.id), '[]'::jsonb) as memberships
    from account a
    join client_system c on c.issuer = a.issuer and c.client_id = ${identity.client} and c.disabled_at is null
    join organisation o on o.id = a.organisation_id
    where a.issuer = ${identity.issuer} and a.subject = ${identity.subject} and a.disabled_at is null
  `.execute(db)
  return found.rows[0]
}
