import { sql } from 'kysely'
import { type Allow, type Caller, councilsWithRole, hasRole, rolesIn, teamsOf } from './access.ts'
import type { Trx } from './operation.ts'

/** Who is asking, for the walls in the database (row-level security). */
export type Asking = {
  readonly account: string
  /** Set for those who may see what their whole organisation sent. */
  readonly organisation: string | null
  /** The councils whose rows may be seen and written. */
  readonly councils: readonly string[]
  /** The internal teams, as council/team, for which what is disclosed to them may be read. */
  readonly teams?: readonly string[]
  /** The organisation whose directory records a provider may see and change. */
  readonly provider?: string | null
}

/**
 * A recipient reads what was disclosed to their account or team and nothing else: no council's rows, whatever
 * roles they have besides.
 */
export const askingAsRecipient = (caller: Caller): Asking => ({
  account: caller.account,
  organisation: null,
  councils: [],
  teams: teamsOf(caller).map(({ council, team }) => `${council}/${team}`),
})

/** What of the caller's memberships counts for an operation: only the roles that the operation allows. */
export const askingFor = (caller: Caller, allow: Allow): Asking => ({
  account: caller.account,
  organisation:
    rolesIn(allow).includes('organisation_lead') && hasRole(caller, ['organisation_lead'])
      ? caller.organisation
      : null,
  // A provider is nobody at a council, even where the role was given with one.
  councils: councilsWithRole(
    caller,
    rolesIn(allow).filter((role) => role !== 'directory_provider'),
  ),
  provider:
    rolesIn(allow).includes('directory_provider') && hasRole(caller, ['directory_provider'])
      ? caller.organisation
      : null,
})

/** Tells the database who is asking, and when by the service's clock, until the transaction ends. */
export async function ask(trx: Trx, asking: Asking, now?: Date): Promise<void> {
  await sql`
    select set_config('front_door.account', ${asking.account}, true),
           set_config('front_door.organisation', ${asking.organisation ?? ''}, true),
           set_config('front_door.councils', ${asking.councils.join(',')}, true),
           set_config('front_door.provider', ${asking.provider ?? ''}, true),
           set_config('front_door.teams', ${asking.teams?.join(',') ?? ''}, true),
           set_config('front_door.now', ${now?.toISOString() ?? ''}, true)
  `.execute(trx)
}
