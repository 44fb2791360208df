import { type Caller, hasRole } from '#platform/access.ts'
import type { Operation } from '#platform/operation.ts'
import { ACTIONS, type ReferralAction } from '../../src/referrals/lifecycle/rules.ts'
import { whyNot } from '../../src/referrals/lifecycle/why-not.ts'
import { type Reach, reachOf } from '../../src/referrals/permissions.ts'
import { isWithheld, type ReferralRow } from '../../src/referrals/queries/find-referral.ts'
import type { Asker } from '../helpers/askers.ts'

/** What is done to a referral and needs a rule in actions.ts. */
const isAction = (id: string): id is ReferralAction => (ACTIONS as readonly string[]).includes(id)

/** What only looks at a referral, and what the council sees of one whose content is withheld (N16). */
export const READS: Readonly<Record<string, { whileWithheld: 200 | 404 }>> = {
  getReferral: { whileWithheld: 200 },
  listReferralHistory: { whileWithheld: 200 },
  getReferralActions: { whileWithheld: 200 },
  listEvaluations: { whileWithheld: 404 },
}

/** The data of permissions.ts, read as a sentence: who sent it, their lead, and the council's staff by service. */
export const reaches = (
  reach: Reach,
  row: Pick<ReferralRow, 'council_id' | 'service' | 'account_id' | 'organisation_id'>,
): boolean =>
  (reach.sends && row.account_id === reach.account) ||
  row.organisation_id === reach.organisation ||
  reach.wholeCouncils.includes(row.council_id) ||
  (reach.earlyHelpCouncils.includes(row.council_id) && row.service === 'early_help')

/** Whether anybody is let in at all: 401 without a good account, 403 without a role that the operation allows. */
export function atTheDoor(operation: Operation, { caller }: Asker): 401 | 403 | undefined {
  if (operation.allow === 'anyone') return undefined
  if (caller === undefined) return 401
  return hasRole(caller, operation.allow) ? undefined : 403
}

/** Of several roles only those count that the operation names: a referrer's withdrawal has no use for an officer's reach. */
const reachThrough = ({ allow }: Operation, caller: Caller): Reach =>
  reachOf({
    ...caller,
    memberships: caller.memberships.filter(({ role }) => allow !== 'anyone' && allow.includes(role)),
  })

/** The one status that a request about this referral may be answered with. */
export function expectedStatus(operation: Operation, asker: Asker, row: ReferralRow): number {
  const refused = atTheDoor(operation, asker)
  if (refused !== undefined) return refused
  const caller = asker.caller as NonNullable<Asker['caller']>
  const reach = reachThrough(operation, caller)
  if (!reaches(reach, row)) return 404
  const done = Number(Object.keys(operation.answers)[0])
  if (isAction(operation.id)) {
    const reason = whyNot(operation.id, caller, row)
    if (reason === null) return done
    return reason === 'other_side' || reason === 'other_role' ? 403 : 409
  }
  const read = READS[operation.id]
  if (read === undefined)
    throw new Error(`${operation.id} is neither in ACTIONS nor in test/access/expected.ts.`)
  return isWithheld(reach, row) ? read.whileWithheld : done
}
