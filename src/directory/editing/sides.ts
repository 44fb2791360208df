import { type Caller, councilsWithRole, hasRole, type Role } from '#platform/access.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import { councilIn, EDITORS } from '../council.ts'
import type { Actor } from '../tables.ts'

/** Who works on records: the providers of them, and the council's editors, who review. */
export const RECORD_PEOPLE = ['directory_provider', 'directory_editor'] as const satisfies readonly Role[]

/** Which records a caller reaches: all of some councils, and those that an organisation owns or has a right to. */
export type Reach = { readonly councils: readonly string[]; readonly organisation: string | null }

export const reachOf = (caller: Caller): Reach => ({
  councils: councilsWithRole(caller, EDITORS),
  organisation: hasRole(caller, ['directory_provider']) ? caller.organisation : null,
})

/** The same, of whoever works on a council's directory: its editors and any provider. To others there is none. */
export function reachIn(caller: Caller, council: string): Reach | Refusal {
  const there = councilIn(council)
  if (isRefusal(there)) return there
  const reach = reachOf(caller)
  return reach.organisation !== null || reach.councils.includes(council) ? reach : refuse('not-found')
}

/** What somebody is to a record; a council's editor may own it as well. */
export type Side = 'owner' | 'holder' | 'editor'

type Reached = {
  readonly council_id: string
  readonly organisation_id: string
  /** Whether the caller's organisation was given a right to it. */
  readonly held: boolean
}

export function sidesOf(reach: Reach, record: Reached): Side[] {
  const sides: Side[] = []
  if (record.organisation_id === reach.organisation) sides.push('owner')
  if (reach.organisation !== null && record.held) sides.push('holder')
  if (reach.councils.includes(record.council_id)) sides.push('editor')
  return sides
}

/** For whom the caller acts: whoever may act for the council does. */
export const actorOf = (reach: Reach, record: { readonly council_id: string }): Actor =>
  reach.councils.includes(record.council_id) ? 'council' : 'provider'
