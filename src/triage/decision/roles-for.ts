import { type Caller, councilsWithRole } from '#platform/access.ts'
import { COUNCIL_READERS, type ReferralRow } from '#referrals/index.ts'
import { DECIDING_ROLES, type DecidingRole } from './outcomes.ts'

/** The caller's roles that count for a referral: held in its council, and reaching its service. */
export const rolesFor = (caller: Caller, referral: ReferralRow): DecidingRole[] =>
  DECIDING_ROLES.filter(
    (role) =>
      (COUNCIL_READERS[role] as readonly string[]).includes(referral.service) &&
      councilsWithRole(caller, [role]).includes(referral.council_id),
  )
