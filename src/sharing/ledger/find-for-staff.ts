import { councilsWithRole, type Role } from '#platform/access.ts'
import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { findReferral, isWithheld, type ReferralRow, reachOf } from '#referrals/index.ts'

type OnReferral = Pick<Call<unknown, { referralId: string }>, 'caller' | 'params'>

/** A referral as one of its council's staff reaches it, in one of the roles; nobody reaches one by having sent it. */
export async function findForStaff(
  { caller, params }: OnReferral,
  trx: Trx,
  concerns: (what: Concerns) => void,
  roles: readonly Role[],
): Promise<ReferralRow | Refusal> {
  const memberships = caller.memberships.filter(({ role }) => roles.includes(role))
  const reach = { ...reachOf({ ...caller, memberships }), sends: false, organisation: null }
  const referral = await findReferral(trx, reach, params.referralId)
  if (referral === undefined || isWithheld(reach, referral)) return refuse('not-found')
  if (!councilsWithRole(caller, roles).includes(referral.council_id)) return refuse('not-found')
  concerns({ council: referral.council_id, kind: 'referral', id: referral.id })
  return referral
}
