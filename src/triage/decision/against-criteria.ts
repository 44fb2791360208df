import type { ChildEvaluation, Evaluation, EvaluationResult } from '#eligibility/index.ts'
import { type Outcome, ruleOf } from './outcomes.ts'

/**
 * The outcomes each result of the criteria suggests. Any other is as good, with a reason code that explains it.
 * Undetermined suggests nothing, refusal least of all: whatever is decided is the person's own.
 */
export const SUGGESTED: Readonly<Record<EvaluationResult, readonly Outcome[] | 'nothing'>> = {
  emergency: ['emergency_redirected', 'transfer_social_care'],
  social_care: ['transfer_social_care'],
  eligible: ['accept_targeted_early_help'],
  undetermined: 'nothing',
  not_eligible: ['signpost_universal', 'no_further_action', 'redirect_rbkc', 'redirect_home_authority'],
}

export function differsFromCriteria(outcome: Outcome, result: EvaluationResult): boolean {
  const suggested = SUGGESTED[result]
  return suggested !== 'nothing' && !suggested.includes(outcome)
}

/** Whether an outcome says no where the criteria say yes, or do not know. */
export const declinesAgainst = (outcome: Outcome, result: EvaluationResult): boolean =>
  ruleOf(outcome).declines === true && result !== 'not_eligible'

export type CriteriaAgainst = {
  readonly child: string
  readonly result: EvaluationResult
  readonly criteria: readonly { readonly id: string; readonly status: 'met' | 'undetermined' }[]
}

/** The criteria, of the child and of the whole family, that a decline goes against. */
export function criteriaAgainst(key: string, child: ChildEvaluation, whole: Evaluation): CriteriaAgainst {
  const criteria = [...whole.criteria, ...child.criteria].flatMap(({ id, status }) =>
    status === 'not_met' ? [] : [{ id, status }],
  )
  return { child: key, result: child.result, criteria }
}
