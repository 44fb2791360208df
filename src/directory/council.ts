import { Type } from 'typebox'
import { councils, findCouncil } from '#councils/index.ts'
import { type Caller, councilsWithRole, type Role } from '#platform/access.ts'
import { type Refusal, refuse } from '#platform/problems.ts'

export const councilId = Type.String({ pattern: '^[a-z-]{1,60}$', description: 'e.g. `westminster`.' })

/** A council asked about in a query: one that there is. */
export const askedCouncil = Type.Unsafe<string>({ type: 'string', enum: councils.map(({ id }) => id) })

/** Who writes and reviews a council’s directory. */
export const EDITORS = ['directory_editor'] as const satisfies readonly Role[]

/** The council in the address, where there is such a one. */
export const councilIn = (id: string): string | Refusal =>
  findCouncil(id) === undefined ? refuse('not-found') : id

/** The council in the address, for its editors; to those of another there is none. */
export const editorsCouncil = (caller: Caller, id: string): string | Refusal =>
  councilsWithRole(caller, EDITORS).includes(id) ? councilIn(id) : refuse('not-found')
