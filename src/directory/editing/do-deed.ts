import type { Answer, Call, Trx } from '#platform/operation.ts'
import { isRefusal, type Refusal } from '#platform/problems.ts'
import { type Held, holdRecord } from './hold-record.ts'
import type { RecordAction } from './lifecycle/rules.ts'
import type { OfRecord } from './params.ts'
import { insertEvent } from './queries/events.ts'
import type { RecordRow } from './queries/find-record.ts'
import { recordAnswer } from './record-view.ts'
import { actorOf, reachOf } from './sides.ts'

type Deed = {
  readonly action: RecordAction
  /** As the history names it. */
  readonly event: string
  readonly reason?: string
  /** Does it to the record that is held; answers with it as it is then. */
  readonly work: (trx: Trx, held: Held) => Promise<RecordRow | Refusal>
}

/** A deed on a record that is held for it, with its line in the history. */
export const doDeed = (
  call: Call<unknown, OfRecord>,
  { action, event, reason, work }: Deed,
): Promise<Answer | Refusal> =>
  call.transaction(async (trx, concerns) => {
    const held = await holdRecord(action, call, trx, concerns)
    if (isRefusal(held)) return held
    const done = await work(trx, held)
    if (isRefusal(done)) return done
    await insertEvent(trx, done, {
      type: event,
      at: call.now,
      account: call.caller.account,
      actor: actorOf(reachOf(call.caller), done),
      reason,
    })
    return recordAnswer(trx, call, done)
  })
