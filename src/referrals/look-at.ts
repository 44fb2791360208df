import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { reachOf, readsOfOthers } from './permissions.ts'
import { findReferral, isSender, isWithheld, type ReferralRow } from './queries/find-referral.ts'

/** A referral that somebody looks at, and from which side. */
export type Seen = {
  readonly referral: ReferralRow
  /** Of those who sent it: they are shown what is told to everybody, the council's staff the whole record. */
  readonly sender: boolean
  /** There is nothing of its content for this caller. */
  readonly withheld: boolean
  /** Reads what is known of other persons too (W16). */
  readonly ofOthers: boolean
}

type OnReferral = Pick<Call<unknown, { referralId: string }>, 'caller' | 'params'>

/**
 * The referral a caller reads something of, within reach; as `holdFor`, without a lock. `content`: where consent is
 * wanting there is nothing for the council to read (N16). `that it is there`: they may know that much.
 */
export async function lookAt(
  what: 'content' | 'that it is there',
  { caller, params }: OnReferral,
  trx: Trx,
  concerns: (what: Concerns) => void,
): Promise<Seen | Refusal> {
  const reach = reachOf(caller)
  const referral = await findReferral(trx, reach, params.referralId)
  if (referral === undefined) return refuse('not-found')
  const withheld = isWithheld(reach, referral)
  if (withheld && what === 'content') return refuse('not-found')
  concerns({ council: referral.council_id, kind: 'referral', id: referral.id })
  const sender = isSender(reach, referral)
  return { referral, sender, withheld, ofOthers: readsOfOthers(caller, referral.council_id, sender) }
}
