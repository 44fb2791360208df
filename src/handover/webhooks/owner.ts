import { type Caller, councilsWithRole, hasRole, type Role } from '#platform/access.ts'
import type { WebhookScope } from './tables.ts'

/** Who subscribes: a council's case system, and who answers for what an organisation sends. */
export const SUBSCRIBERS = ['case_system', 'organisation_lead'] as const satisfies readonly Role[]

/** Subscriptions of one owner that have not ended. */
export const MOST_SUBSCRIPTIONS = 10

export type WebhookOwner = {
  readonly council: string
  readonly scope: WebhookScope
  readonly organisation: string
}

/** For whom the caller subscribes at a council: for the council itself with its role, else for their organisation. */
export function ownerOf(caller: Caller, council: string): WebhookOwner | undefined {
  const { organisation } = caller
  if (councilsWithRole(caller, ['case_system']).includes(council))
    return { council, scope: 'council', organisation }
  if (hasRole(caller, ['organisation_lead'])) return { council, scope: 'organisation', organisation }
  return undefined
}
