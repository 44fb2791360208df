import type { Call, Trx } from '#platform/operation.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import { councilIn } from '../../council.ts'
import { findProvider } from '../queries/colleagues.ts'

export type OnOwn = Pick<Call<unknown, { councilId: string; organisationId: string }>, 'caller' | 'params'>

/** The caller's own organisation, where it registered itself; of another's they are told that there is none. */
export async function ownProvider({ caller, params }: OnOwn, trx: Trx) {
  const council = councilIn(params.councilId)
  if (isRefusal(council)) return council
  if (params.organisationId !== caller.organisation) return refuse('not-found')
  const provider = await findProvider(trx, caller.organisation)
  return provider === undefined ? refuse('people-kept-elsewhere') : { council, provider }
}

export type Own = Exclude<Awaited<ReturnType<typeof ownProvider>>, Refusal>
