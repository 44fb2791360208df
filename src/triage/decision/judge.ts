import { londonDate } from '#calendar/index.ts'
import type { GateDecision } from '#consent/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import type { Fault } from '#platform/faults.ts'
import type { Call, Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import {
  amendedForm,
  askFourQuestions,
  findReferral,
  latestEvaluation,
  type ReferralRow,
  reachOf,
  readFormAndAmendments,
} from '#referrals/index.ts'
import { type Checked, checkDecision } from './check-decision.ts'
import type { DecisionFindings } from './findings.ts'
import type { NewDecision } from './new-decision.ts'
import { rolesFor } from './roles-for.ts'

export type Judged = Pick<Checked, 'role' | 'needsSecondPerson' | 'results'> & {
  readonly findings: DecisionFindings
}

type Deciding = Pick<Call, 'caller' | 'now'>

/**
 * Holds a decision against the referral as it is now. `challenge` says what an open challenge means: it is open
 * besides, and only protection goes through; or this decision is its answer, and the reviewer the second person.
 */
export async function judge(
  trx: Trx,
  call: Deciding,
  referral: ReferralRow,
  decision: NewDecision,
  challenge: 'open besides' | 'answered by it' = 'open besides',
): Promise<Judged | Refusal> {
  const latest = await latestEvaluation(trx, referral)
  if (latest.id !== decision.evaluation)
    return refuse('evaluation-not-latest', { members: { latest: latest.id } })
  const { form, amendments } = await readFormAndAmendments(trx, referral)
  const amended = amendedForm(form, amendments)
  const checked = checkDecision(decision, {
    council: referral.council_id,
    children: amended.children.map(({ key }) => key),
    evaluation: JSON.parse(latest.document) as Evaluation,
    roles: rolesFor(call.caller, referral),
    safeguarding: referral.safeguarding,
    challengeOpen: referral.challenge_open && challenge === 'open besides',
    today: londonDate(call.now),
  })
  if (checked.kind !== 'sound') return refuse(PROBLEMS[checked.kind], { errors: checked.faults })
  const unknown = await unknownDuplicates(trx, call, referral, decision)
  if (unknown.length > 0) return refuse('decision-not-valid', { errors: unknown })
  const { gate } = askFourQuestions(amended, call.now, referral.submitted_at)
  return {
    role: checked.role,
    needsSecondPerson: challenge === 'answered by it' ? null : checked.needsSecondPerson,
    results: checked.results,
    findings: {
      consent: { outcome: gate.outcome, row: gate.row, sentence: gate.sentence },
      against: checked.against.map((each) => ({ ...each, criteria: [...each.criteria] })),
      issues: [...checked.issues, ...goesOnAnyway(decision, gate)],
    },
  }
}

const PROBLEMS = {
  not_yours: 'outcome-not-yours',
  only_protection: 'challenge-open',
  faulty: 'decision-not-valid',
}

/** Referred back for want of consent, where the form as it stands has it: somebody learnt otherwise. */
const goesOnAnyway = ({ children }: NewDecision, gate: GateDecision): Fault[] =>
  gate.outcome === 'refer_back'
    ? []
    : children.flatMap(({ outcome }, at) =>
        outcome === 'refer_back_no_consent'
          ? [
              {
                pointer: `/children/${at}/outcome`,
                code: 'form_has_consent',
                message: 'By the form it may go on: the reasons should say what was learnt since.',
              },
            ]
          : [],
      )

/** A duplicate is another referral of the same council that the decider can read. */
async function unknownDuplicates(
  trx: Trx,
  { caller }: Deciding,
  referral: ReferralRow,
  { children }: NewDecision,
): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [at, { duplicateOf }] of children.entries()) {
    if (duplicateOf === undefined) continue
    const other = await findReferral(trx, reachOf(caller), duplicateOf)
    if (other?.council_id === referral.council_id && other.id !== referral.id) continue
    const message = 'This is no other referral of this council that you can read.'
    faults.push({ pointer: `/children/${at}/duplicateOf`, code: 'no_such_referral', message })
  }
  return faults
}
