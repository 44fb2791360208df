import type { Call, Trx } from '#platform/operation.ts'
import { insertEvent, type ReferralRow, updateReferral } from '#referrals/index.ts'
import { type DecisionRow, updateDecision } from '../queries/decisions.ts'
import type { NewDecision } from './new-decision.ts'
import type { DecidingRole } from './outcomes.ts'
import { effectOn, settle } from './take-effect.ts'

type Deciding = Pick<Call, 'caller' | 'now'>
type Signing = { readonly proposal: DecisionRow; readonly role: DecidingRole; readonly note: string }
type Signed = { readonly row: DecisionRow; readonly version: number }

const signature = ({ caller, now }: Deciding, { role, note }: Signing) => ({
  confirmed_at: now,
  confirmed_by: caller.account,
  confirmed_role: role,
  confirmation_note: note,
})

/** The second person agrees: the decision takes effect now, and its day is held against now. */
export async function sign(
  trx: Trx,
  call: Deciding,
  referral: ReferralRow,
  signing: Signing,
): Promise<Signed> {
  const { proposal } = signing
  const changes = {
    state: 'recorded' as const,
    ...signature(call, signing),
    ...effectOn(referral, call.now),
  }
  await updateDecision(trx, referral, proposal.id, changes)
  const { version } = await settle(trx, call, referral, {
    document: JSON.parse(proposal.document) as NewDecision,
    deciders: [proposal.proposed_by, call.caller.account],
  })
  return { row: { ...proposal, ...changes, confirmer_name: call.caller.name }, version }
}

/** The second person does not agree: the referral goes back to where the decision was proposed. */
export async function giveBack(
  trx: Trx,
  call: Deciding,
  referral: ReferralRow,
  signing: Signing,
): Promise<Signed> {
  const { proposal, note } = signing
  const changes = { state: 'returned' as const, ...signature(call, signing) }
  await updateDecision(trx, referral, proposal.id, changes)
  const to = backTo(proposal.from_status as ReferralRow['status'], referral.open_requests)
  const version = await updateReferral(trx, referral, { status: to, proposed_by: null })
  await insertEvent(trx, referral, {
    type: 'decision.returned',
    at: call.now,
    account: call.caller.account,
    actor: 'council',
    audience: 'council',
    from: referral.status,
    to,
    reason: note,
  })
  return { row: { ...proposal, ...changes, confirmer_name: call.caller.name }, version }
}

/** Somebody has looked at it by now, and what was asked may have been answered meanwhile. */
function backTo(from: ReferralRow['status'], openRequests: number): ReferralRow['status'] {
  if (from === 'received') return 'screening'
  return from === 'awaiting_information' && openRequests === 0 ? 'screening' : from
}
