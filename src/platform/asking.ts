import { sql } from 'kysely'
import { type Allow, type Caller, councilsWithRole, hasRole } from './access.ts'
import type { Trx } from './operation.ts'

/** Who is asking, for the walls in the database (row-level security). */
export type Asking = {
  readonly account: string
  /** Set for those who may see what their whole organisation sent. */
  readonly organisation: string | null
  /** The councils whose rows may be seen and written. */
  readonly councils: readonly string[]
}

/** What of the caller's memberships counts for an operation: only the roles that the operation allows. */
export const askingFor = (caller: Caller, allow: Allow): Asking => ({
  account: caller.account,
  organisation:
    allow !== 'anyone' && allow.includes('organisation_lead') && hasRole(caller, ['organisation_lead'])
      ? caller.organisation
      : null,
  councils: allow === 'anyone' ? [] : councilsWithRole(caller, allow),
})

/** Tells the database who is asking, until the transaction ends. */
export async function ask(trx: Trx, asking: Asking): Promise<void> {
  await sql`
    select set_config('front_door.account', ${asking.account}, true),
           set_config('front_door.organisation', ${asking.organisation ?? ''}, true),
           set_config('front_door.councils', ${asking.councils.join(',')}, true)
  `.execute(trx)
}
