import { type Caller, hasRole, rolesIn } from '#platform/access.ts'
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
  listConsents: { whileWithheld: 404 },
  listDisclosures: { whileWithheld: 200 },
  listInformationRequests: { whileWithheld: 404 },
  listDecisions: { whileWithheld: 404 },
  getDecision: { whileWithheld: 404 },
  listChallenges: { whileWithheld: 404 },
  suggestServices: { whileWithheld: 404 },
  createFamilyLink: { whileWithheld: 404 },
  listFamilyLinks: { whileWithheld: 404 },
  revokeFamilyLink: { whileWithheld: 404 },
  holdBackDisclosure: { whileWithheld: 404 },
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
export function atTheDoor(operation: Operation, { caller, begins }: Asker): 401 | 403 | undefined {
  if (operation.allow === 'anyone') return undefined
  if (operation.allow === 'identified') return caller === undefined && !begins ? 401 : undefined
  if (caller === undefined) return 401
  return hasRole(caller, operation.allow) ? undefined : 403
}

/**
 * What may not be missing from a share of those whom the door keeps out: it goes by roles and looks at nothing else, so
 * every operation by every set of roles, and everybody at something of every tag. The answer is one for all of them.
 */
export const doorParts = ({ id, tag }: Operation, { name, caller }: Asker): string[] => {
  const roles = new Set(caller?.memberships.map(({ role }) => role))
  return [`${id} by ${[...roles].sort().join()}`, `${tag} by ${name}`]
}

/** Of several roles only those count that the operation names: a referrer's withdrawal has no use for an officer's reach. */
const reachThrough = ({ allow }: Operation, caller: Caller): Reach =>
  reachOf({
    ...caller,
    memberships: caller.memberships.filter(({ role }) => rolesIn(allow).includes(role)),
  })

/**
 * An outcome that somebody may record for a referral (domain.md section 6), and what comes of recording it: while a
 * challenge is open only those go through that protect a child, and early help has none of these to record.
 */
export function outcomeFor({ caller }: Asker, row: ReferralRow): { outcome: string; status: 201 | 409 } {
  const roles = caller?.memberships.filter(({ council }) => council === row.council_id) ?? []
  const held = (...some: string[]) => roles.some(({ role }) => some.includes(role))
  if (row.challenge_open && held('screening_officer', 'decision_maker'))
    return { outcome: 'emergency_redirected', status: 201 }
  const linking = held('screening_officer', 'decision_maker', 'early_help_officer')
  return {
    outcome: linking ? 'link_to_open_case' : 'accept_targeted_early_help',
    status: row.challenge_open ? 409 : 201,
  }
}

/** Whether somebody may ask for an action now, whatever comes of what they ask for. */
export const mayAskFor = (operation: Operation, asker: Asker, row: ReferralRow): boolean =>
  expectedStatus(operation, asker, row) < 300 ||
  (operation.id === 'recordDecision' &&
    atTheDoor(operation, asker) === undefined &&
    whyNot('recordDecision', asker.caller as Caller, row) === null)

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
    if (reason === null) return operation.id === 'recordDecision' ? outcomeFor(asker, row).status : done
    return reason === 'other_side' || reason === 'other_role' ? 403 : 409
  }
  const read = READS[operation.id]
  if (read === undefined)
    throw new Error(`${operation.id} is neither in ACTIONS nor in test/access/expected.ts.`)
  return isWithheld(reach, row) ? read.whileWithheld : done
}

/** An answer's letters without what names the one request. */
export const withoutIds = (body: string): string => body.replace(/"instance":"[^"]*"/, '')
