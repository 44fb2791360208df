import type { Evaluation, EvaluationResult } from '#eligibility/index.ts'
import { type DecidingRole, type Outcome, ruleOf } from './outcomes.ts'

/** Who signs second; null where one person is enough. */
export type SecondSigners = readonly DecidingRole[] | null

const SOCIAL_WORKER = ['decision_maker'] as const
const MANAGER = ['decision_maker', 'early_help_manager'] as const

/** A decline against what the criteria say: the result, and in which role it is recorded (domain.md section 6). */
const DECLINE: Readonly<Record<EvaluationResult, Partial<Record<DecidingRole, readonly DecidingRole[]>>>> = {
  emergency: { decision_maker: SOCIAL_WORKER, early_help_manager: SOCIAL_WORKER },
  social_care: { decision_maker: SOCIAL_WORKER, early_help_manager: SOCIAL_WORKER },
  // `decision_maker` is a social worker or a manager, so a second one signs; an Early Help manager is a manager.
  eligible: { decision_maker: MANAGER },
  undetermined: { decision_maker: MANAGER },
  not_eligible: {},
}

/** Who signs one child's outcome second: "section 17 / strategy discussion: social worker with manager". */
export function secondSignersOf(
  outcome: Outcome,
  result: EvaluationResult,
  recordedAs: DecidingRole,
): SecondSigners {
  if (outcome === 'transfer_social_care') return SOCIAL_WORKER
  return ruleOf(outcome).declines ? (DECLINE[result][recordedAs] ?? null) : null
}

/** Who signs a whole decision second: somebody who may sign every outcome that needs it. */
export function secondSigners(
  children: readonly { outcome: Outcome; result: EvaluationResult }[],
  recordedAs: DecidingRole,
): SecondSigners {
  return children.reduce<SecondSigners>((signers, { outcome, result }) => {
    const more = secondSignersOf(outcome, result, recordedAs)
    if (signers === null || more === null) return signers ?? more
    return signers.filter((role) => more.includes(role))
  }, null)
}

/** A child of a recorded decision: what was decided, and what the criteria had said when it was. */
export type DecidedChild = {
  readonly child_key: string
  readonly outcome: Outcome
  readonly result: EvaluationResult
}

/** Whether the criteria now say something else of a child than when the decision was recorded. */
export const resultsChanged = (children: readonly DecidedChild[], now: Evaluation): boolean =>
  children.some(
    ({ child_key, result }) => now.children.find(({ key }) => key === child_key)?.result !== result,
  )
