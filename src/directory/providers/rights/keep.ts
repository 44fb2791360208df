import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { lookAtRecord, type Seen } from '../../editing/index.ts'

type OnRecord = Pick<Call<unknown, { councilId: string; recordId: string }>, 'caller' | 'params'>

/** A record for those who say who may edit it: its owner and the council's editors. Whoever is a guest there does not. */
export async function keptRecord(
  call: OnRecord,
  trx: Trx,
  concerns: (what: Concerns) => void,
): Promise<Seen | Refusal> {
  const seen = await lookAtRecord(call, trx, concerns)
  if ('refused' in seen) return seen
  const { sides } = seen.standing
  return sides.includes('owner') || sides.includes('editor') ? seen : refuse('not-found')
}
