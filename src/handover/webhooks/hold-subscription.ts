import { findCouncil } from '#councils/index.ts'
import type { Caller } from '#platform/access.ts'
import type { Concerns, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import { ownerOf, type WebhookOwner } from './owner.ts'
import { findSubscription, type SubscriptionRow } from './queries/subscriptions.ts'

type OfCouncil = { readonly caller: Caller; readonly params: { readonly councilId: string } }
type OfSubscription = OfCouncil & { readonly params: { readonly subscriptionId: string } }

/** For whom the caller subscribes; a council that is not there, or not theirs, is not found. */
export function ownerIn({ caller, params }: OfCouncil): WebhookOwner | Refusal {
  const known = findCouncil(params.councilId) !== undefined
  return (known ? ownerOf(caller, params.councilId) : undefined) ?? refuse('not-found')
}

/** A subscription of the caller's. With `ifMatch` it is held for a change, in the version that was seen. */
export async function holdSubscription(
  call: OfSubscription,
  trx: Trx,
  concerns: (what: Concerns) => void,
  ifMatch?: string,
): Promise<SubscriptionRow | Refusal> {
  const owner = ownerIn(call)
  if (isRefusal(owner)) return owner
  const { subscriptionId: id, councilId: council } = call.params
  const row = await findSubscription(trx, owner, id, ifMatch === undefined ? undefined : 'locked')
  if (row === undefined) return refuse('not-found')
  concerns({ council, kind: 'webhook_subscription', id })
  if (ifMatch !== undefined && ifMatch !== etag(row.version)) return refuse('precondition-failed')
  return row
}
