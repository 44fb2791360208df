import { sql } from 'kysely'
import type { Caller, Membership } from '#platform/access.ts'
import type { Db } from '#platform/operation.ts'
import type { TokenIdentity } from '#platform/tokens.ts'
import './tables.ts'

type Row = Omit<Caller, 'memberships'> & { memberships: Membership[]; at: number }

type Waiting = {
  readonly identity: TokenIdentity
  readonly resolve: (caller: Caller | undefined) => void
  readonly reject: (error: unknown) => void
}

const queues = new WeakMap<Db, Waiting[]>()

/**
 * The account a token speaks for, with its roles as they are now: looked up for every request, so that a role
 * taken away is gone with the next one, on every process. Requests that arrive together are looked up
 * together. Undefined where the account, or the client system the token was given to, is unknown or disabled.
 */
export function findCaller(db: Db, identity: TokenIdentity): Promise<Caller | undefined> {
  return new Promise((resolve, reject) => {
    const queue = queues.get(db) ?? []
    queue.push({ identity, resolve, reject })
    if (queue.length > 1) return
    queues.set(db, queue)
    // After all that has been read from the network by now, and so after each of them came: none is older.
    setImmediate(() => {
      queues.delete(db)
      void answer(db, queue)
    })
  })
}

async function answer(db: Db, together: readonly Waiting[]): Promise<void> {
  try {
    const callers = await findCallers(
      db,
      together.map((each) => each.identity),
    )
    for (const [at, { resolve }] of together.entries()) resolve(callers.get(at))
  } catch (error) {
    // A name that PostgreSQL cannot hold fails its own request alone.
    if (together.length > 1 && isAboutData(error)) for (const each of together) void answer(db, [each])
    else for (const { reject } of together) reject(error)
  }
}

/** SQLSTATE class 22: it is the value, not the database. */
const isAboutData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('22')

async function findCallers(db: Db, identities: readonly TokenIdentity[]): Promise<Map<number, Caller>> {
  // One JSON list: a plan that fits any number of them.
  const asked = JSON.stringify(identities.map((identity, at) => ({ at, ...identity })))
  const found = await sql<Row>`
    select asked.at, a.id as account, a.kind, c.client_id as client, a.organisation_id as organisation,
           o.name as "organisationName", a.name,
           coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'council', m.council_id)
                       || case when m.team_id is null then '{}' else jsonb_build_object('team', m.team_id) end
                       order by m.role, m.council_id, m.team_id)
                     from membership m where m.account_id = a.id), '[]'::jsonb) as memberships
    from json_to_recordset(${asked}::json) as asked (at int, issuer text, subject text, client text)
    join account a on a.issuer = asked.issuer and a.subject = asked.subject and a.disabled_at is null
    join client_system c on c.issuer = a.issuer and c.client_id = asked.client and c.disabled_at is null
    join organisation o on o.id = a.organisation_id
  `.execute(db)
  return new Map(found.rows.map(({ at, ...caller }) => [at, caller]))
}

/** Whether somebody without an account may be given one: the system that had the token is known, and no account of theirs was shut. */
export async function mayBegin(db: Db, { issuer, subject, client }: TokenIdentity): Promise<boolean> {
  const known = await db
    .selectFrom('client_system')
    .select('client_id')
    .where('issuer', '=', issuer)
    .where('client_id', '=', client)
    .where('disabled_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account')
            .select('id')
            .where('issuer', '=', issuer)
            .where('subject', '=', subject)
            .where('disabled_at', 'is not', null),
        ),
      ),
    )
    .executeTakeFirst()
  return known !== undefined
}
