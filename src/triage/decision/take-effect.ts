import { uuidv7 } from 'uuidv7'
import { londonDate } from '#calendar/index.ts'
import type { Call, Trx } from '#platform/operation.ts'
import {
  closeInformationRequests,
  insertContactChange,
  insertEvent,
  type ReferralRow,
  stopSharing,
  updateReferral,
} from '#referrals/index.ts'
import { type DecisionRow, insertDecision } from '../queries/decisions.ts'
import type { Judged } from './judge.ts'
import type { NewDecision } from './new-decision.ts'

type Deciding = Pick<Call, 'caller' | 'now'>

export type Taken = {
  readonly document: NewDecision
  /** The same letter for letter as it was sent. */
  readonly json: string
  readonly judged: Judged
  /** The challenge it is the answer to: a review, which ends it. */
  readonly challengeId?: string
}

/** What the referral is after a decision, and the decision as it was written: it cannot always be read back. */
export type Recorded = {
  id: string
  version: number
  status: ReferralRow['status']
  row: DecisionRow
}

/** Writes a decision that takes effect at once: its rows, what it leaves of the referral, and whom it tells. */
export async function takeEffect(
  trx: Trx,
  call: Deciding,
  referral: ReferralRow,
  taken: Taken,
): Promise<Recorded> {
  const row = await insertRows(trx, call, referral, taken, {
    state: 'recorded',
    ...effectOn(referral, call.now),
  })
  const settled = await settle(trx, call, referral, {
    document: taken.document,
    deciders: [call.caller.account],
    ...(taken.challengeId === undefined ? {} : { challengeId: taken.challengeId }),
  })
  return { id: row.id, row, ...settled }
}

/** Writes a decision that waits for a second person. Whoever sent the referral hears of it when it takes effect. */
export async function propose(
  trx: Trx,
  call: Deciding,
  referral: ReferralRow,
  taken: Taken,
): Promise<Recorded> {
  const row = await insertRows(trx, call, referral, taken, { state: 'proposed' })
  const status = 'awaiting_confirmation'
  const version = await updateReferral(trx, referral, { status, proposed_by: call.caller.account })
  await insertEvent(trx, referral, {
    type: 'decision.proposed',
    at: call.now,
    account: call.caller.account,
    actor: 'council',
    audience: 'council',
    from: referral.status,
    to: status,
  })
  return { id: row.id, row, version, status }
}

/** When a decision takes effect and by when it should have. A late one is taken, and shown late. */
export const effectOn = ({ due_on }: Pick<ReferralRow, 'due_on'>, now: Date) => ({
  took_effect_at: now,
  due_on,
  late: due_on !== null && londonDate(now) > due_on,
})

/** Where a decision that takes effect leaves the referral: while a challenge is open, with those who look at it. */
function statusAfter(referral: ReferralRow, document: NewDecision, answersChallenge: boolean) {
  if (referral.challenge_open && !answersChallenge) return 'under_review'
  const isBack = document.children.some(({ outcome }) => outcome === 'refer_back_no_consent')
  return isBack ? 'referred_back' : 'decided'
}

type Settling = { document: NewDecision; deciders: readonly string[]; challengeId?: string }

/** What a decision that takes effect changes of the referral, and the events that tell of it. */
export async function settle(
  trx: Trx,
  { caller, now }: Deciding,
  referral: ReferralRow,
  { document, deciders, challengeId }: Settling,
): Promise<{ version: number; status: ReferralRow['status'] }> {
  const status = statusAfter(referral, document, challengeId !== undefined)
  // Before the referral is withheld: the walls then hide its content from the council.
  await closeInformationRequests(trx, referral)
  const event = {
    at: now,
    account: caller.account,
    actor: 'council',
    from: referral.status,
    to: status,
  } as const
  await insertEvent(trx, referral, { ...event, type: 'decision.recorded', reason: document.referrer.text })
  if (status === 'referred_back') {
    await stopSharing(trx, referral, { at: now, account: caller.account, status })
    await insertEvent(trx, referral, {
      ...event,
      type: 'decision.manager_told',
      audience: 'council',
      from: status,
      reason: 'Referred back for consent: manager told.',
    })
  }
  const version = await updateReferral(trx, referral, {
    status,
    proposed_by: null,
    deciders: [...new Set([...referral.deciders, ...deciders])],
    decided_at: now,
    open_requests: 0,
    ...(challengeId === undefined ? {} : { challenge_open: false }),
    ...(status === 'referred_back' ? { withheld: true, due_on: null } : {}),
  })
  await insertContactChange(trx, referral, { cause: 'decision.recorded', at: now })
  return { version, status }
}

async function insertRows(
  trx: Trx,
  { caller, now }: Deciding,
  referral: ReferralRow,
  { document, json, judged, challengeId }: Taken,
  effect: { state: 'proposed' } | ({ state: 'recorded' } & ReturnType<typeof effectOn>),
): Promise<DecisionRow> {
  const row = {
    council_id: referral.council_id,
    referral_id: referral.id,
    id: uuidv7(),
    revision: referral.revision,
    from_status: referral.status,
    evaluation_id: document.evaluation,
    document: json,
    findings: JSON.stringify(judged.findings),
    proposed_at: now,
    proposed_by: caller.account,
    proposed_role: judged.role,
    confirmed_at: null,
    confirmed_by: null,
    confirmed_role: null,
    confirmation_note: null,
    challenge_id: challengeId ?? null,
    ...{ took_effect_at: null, due_on: null, late: null },
    ...effect,
  }
  const children = document.children.map((child, position) => ({
    position,
    child_key: child.key,
    outcome: child.outcome,
    level_of_need: child.levelOfNeed,
    result: judged.results.get(child.key) as string,
  }))
  await insertDecision(trx, row, children)
  return { ...row, proposer_name: caller.name, confirmer_name: null }
}
