import { londonDate } from '#calendar/index.ts'
import type { Challenge, ChallengeOutcome } from './challenge.ts'
import type { ChallengeRow } from './queries/challenges.ts'
import { staffMember } from './staff-member.ts'

/** A challenge as each side is shown it: the sender without the council's notes and without names. */
export function challengeView(row: ChallengeRow, sender: boolean, now: Date): Challenge {
  return {
    id: row.id,
    referral: row.referral_id,
    decision: row.decision_id,
    stage: row.stage,
    raisedAt: row.raised_at.toISOString(),
    dueOn: row.due_on,
    ...(sender ? {} : { raisedBy: raiser(row) }),
    reasons: row.reasons,
    ...(row.wanted === null ? {} : { wanted: row.wanted }),
    overdue: row.outcome === null && row.due_on < londonDate(now),
    ...(row.outcome === null ? {} : decided(row, row.outcome, sender)),
  }
}

const raiser = ({ raised_by, raiser_name }: ChallengeRow) => ({
  account: raised_by,
  ...(raiser_name === null ? {} : { name: raiser_name }),
})

const decided = (row: ChallengeRow, outcome: ChallengeOutcome, sender: boolean) => ({
  outcome,
  ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.toISOString() }),
  ...(row.decided_by === null || row.decided_role === null
    ? {}
    : { decidedBy: staffMember(sender, row.decided_role, row.decided_by, row.reviewer_name) }),
  ...(row.new_decision_id === null ? {} : { newDecision: row.new_decision_id }),
  ...(row.late === null ? {} : { late: row.late }),
  ...(row.answer === null ? {} : { answer: row.answer }),
  ...(sender || row.notes === null ? {} : { notes: row.notes }),
})
