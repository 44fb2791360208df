import type { Answer, Call, Concerns, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, type Refusal } from '#platform/problems.ts'
import { holdFor, insertEvent, type ReferralRow, summaryOf, updateReferral } from '#referrals/index.ts'

const TYPES = { claimReferral: 'referral.claimed', releaseReferral: 'referral.released' } as const

type Handing = {
  readonly action: keyof typeof TYPES
  /** Who has it from now on: nobody is the queue. */
  readonly to: string | null
  readonly status: (referral: ReferralRow) => ReferralRow['status']
  /** For the council's own history. */
  readonly reason: string | undefined
}

/** Somebody takes a referral on, or gives it back. */
export async function handOn(
  call: Call<unknown, { referralId: string }>,
  trx: Trx,
  concerns: (what: Concerns) => void,
  { action, to, status: statusOf, reason }: Handing,
): Promise<Answer | Refusal> {
  const { caller, now } = call
  const referral = await holdFor(action, call, trx, concerns, 'version seen')
  if (isRefusal(referral)) return referral
  const status = statusOf(referral)
  const version = await updateReferral(trx, referral, {
    status,
    assignee_id: to,
    assigned_at: to === null ? null : now,
  })
  await insertEvent(trx, referral, {
    type: TYPES[action],
    at: now,
    account: caller.account,
    actor: 'council',
    audience: 'council',
    from: referral.status,
    to: status,
    reason,
  })
  return {
    status: 200,
    body: summaryOf({ ...referral, status, version }, now),
    headers: { ETag: etag(version) },
  }
}
