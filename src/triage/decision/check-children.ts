import type { Evaluation, EvaluationResult } from '#eligibility/index.ts'
import type { Fault } from '#platform/faults.ts'
import { declinesAgainst, differsFromCriteria } from './against-criteria.ts'
import type { NewChildDecision, NewDecision } from './new-decision.ts'
import { REASONS_OF_SUBSTANCE, ruleOf } from './outcomes.ts'
import { reasonOf } from './reason-codes.ts'

/** What the criteria made of a child of the evaluation. */
export const evaluationOf = (evaluation: Evaluation, key: string) =>
  evaluation.children.find((child) => child.key === key)

/**
 * Every child of the revision once, none besides. While a challenge is open only those are named that have to be
 * protected: of the others the decision stands that is being looked at.
 */
export function whichChildren(
  children: readonly NewChildDecision[],
  keys: readonly string[],
  some: boolean,
): Fault[] {
  const named = children.map(({ key }) => key)
  const wrong = children.flatMap(({ key }, at): Fault[] => {
    const pointer = `/children/${at}/key`
    if (!keys.includes(key))
      return [{ pointer, code: 'no_such_child', message: 'The form has no child of this key.' }]
    if (named.indexOf(key) < at)
      return [{ pointer, code: 'repeated', message: 'Each child may be there only once.' }]
    return []
  })
  const left = some ? [] : keys.filter((key) => !named.includes(key))
  if (left.length === 0) return wrong
  const message = 'Every child of the current revision needs an outcome.'
  return [...wrong, { pointer: '/children', code: 'child_left_out', message }]
}

/** The reason codes fit the outcome, and one of them explains an outcome that the criteria do not suggest. */
export function reasonFaults(child: NewChildDecision, result: EvaluationResult, at: string): Fault[] {
  const faults = child.reasonCodes.flatMap((code, position): Fault[] =>
    reasonOf(code).fits.includes(child.outcome)
      ? []
      : [
          {
            pointer: `${at}/reasonCodes/${position}`,
            code: 'reason_does_not_fit',
            message: `This is no reason for ${child.outcome}.`,
          },
        ],
  )
  if (!differsFromCriteria(child.outcome, result)) return faults
  if (child.reasonCodes.some((code) => reasonOf(code).explains)) return faults
  const message = `The criteria say ${result}: a reason code that explains the difference is needed.`
  return [...faults, { pointer: `${at}/reasonCodes`, code: 'difference_not_explained', message }]
}

/** A decline against criteria that are met or undetermined says why in more than a word. */
export function substanceFaults(decision: NewDecision, evaluation: Evaluation): Fault[] {
  const against = decision.children.some(({ key, outcome }) => {
    const child = evaluationOf(evaluation, key)
    return child !== undefined && declinesAgainst(outcome, child.result)
  })
  if (!against || decision.reasons.trim().length >= REASONS_OF_SUBSTANCE) return []
  const message = `A decline against criteria that are met or undetermined needs reasons of at least ${REASONS_OF_SUBSTANCE} characters.`
  return [{ pointer: '/reasons', code: 'reasons_too_short', message }]
}

/** N16: safeguarding reasons let a referral go on without consent, so it cannot go back for want of it. */
export function referBackFaults({ children }: NewDecision, safeguarding: boolean): Fault[] {
  if (!safeguarding) return []
  const message = 'Safeguarding reasons are recorded: it goes on without consent (N16).'
  return children.flatMap(({ outcome }, at) =>
    outcome === 'refer_back_no_consent'
      ? [{ pointer: `/children/${at}/outcome`, code: 'safeguarding_recorded', message }]
      : [],
  )
}

/** A council sends nobody to its own front door. */
export function ownFrontDoorFaults({ children }: NewDecision, council: string): Fault[] {
  return children.flatMap(({ outcome }, at) =>
    outcome === 'redirect_rbkc' && council === 'rbkc'
      ? [
          {
            pointer: `/children/${at}/outcome`,
            code: 'already_there',
            message: 'The referral is with this council.',
          },
        ]
      : [],
  )
}

/** One child protected and another left with nothing: it can be right, and somebody should see it. */
export function contradictions(children: readonly NewChildDecision[]): Fault[] {
  if (!children.some(({ outcome }) => ruleOf(outcome).protective)) return []
  const message = 'Another child of this family is protected by the same decision: look at this one again.'
  return children.flatMap(({ outcome }, at) =>
    outcome === 'no_further_action'
      ? [{ pointer: `/children/${at}/outcome`, code: 'siblings_differ', message }]
      : [],
  )
}
