import { findCouncil } from '#councils/index.ts'
import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import type { RecordAction, State } from './lifecycle/rules.ts'
import { moveOf, possibleActions, type Standing, type WhyNot } from './lifecycle/why-not.ts'
import type { OfRecord } from './params.ts'
import { findRecord, type RecordRow } from './queries/find-record.ts'
import { reachOf, sidesOf } from './sides.ts'

type OnRecord = Pick<Call<unknown, OfRecord>, 'caller' | 'params' | 'ifMatch'>

/** What somebody finds: the record, and what they are to it. */
export type Seen = { readonly record: RecordRow; readonly standing: Standing }

/** A record, and where the deed that it is held for leads. */
export type Held = Seen & { readonly to: State }

const WHY_NOT: Record<WhyNot, string> = {
  other_side: 'This is for somebody else to do.',
  other_kind: 'Only a service has a part in the Local Offer.',
  other_state: 'The record’s state does not allow it.',
}

/** What a record is for a caller. */
export const standingOf = (caller: OnRecord['caller'], record: RecordRow): Standing => ({
  kind: record.kind,
  publication: record.publication,
  change: record.change,
  sides: sidesOf(reachOf(caller), record),
})

async function find(
  { caller, params }: Omit<OnRecord, 'ifMatch'>,
  trx: Trx,
  concerns: (what: Concerns) => void,
  lock?: 'locked',
): Promise<Seen | Refusal> {
  if (findCouncil(params.councilId) === undefined) return refuse('not-found')
  const record = await findRecord(trx, reachOf(caller), params, lock)
  if (record === undefined) return refuse('not-found')
  concerns({ council: record.council_id, kind: 'directory_record', id: record.id })
  return { record, standing: standingOf(caller, record) }
}

/** A record to look at. One that is not the caller's is not there. */
export const lookAtRecord = (
  call: Omit<OnRecord, 'ifMatch'>,
  trx: Trx,
  concerns: (what: Concerns) => void,
): Promise<Seen | Refusal> => find(call, trx, concerns)

/**
 * The record that a deed is to be done on, held until the transaction ends: the caller's, in the version they have
 * seen, and in a state that allows it.
 */
export async function holdRecord(
  action: RecordAction,
  call: OnRecord,
  trx: Trx,
  concerns: (what: Concerns) => void,
): Promise<Held | Refusal> {
  const seen = await find(call, trx, concerns, 'locked')
  if ('refused' in seen) return seen
  const { record, standing } = seen
  const move = moveOf(action, standing)
  if ('whyNot' in move) {
    if (move.whyNot === 'other_side') return refuse('not-allowed')
    return refuse('record-not-in-this-state', {
      detail: WHY_NOT[move.whyNot],
      members: {
        currentState: `${record.publication}/${record.change}`,
        possibleActions: possibleActions(standing),
      },
    })
  }
  if (call.ifMatch !== etag(record.version)) return refuse('precondition-failed')
  return { ...seen, to: move.to }
}
