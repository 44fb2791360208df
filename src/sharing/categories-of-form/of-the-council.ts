import type { SharingCategory } from '#consent/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import { isOfOthers } from '#referrals/index.ts'

/** What the criteria made of each child: which were met, without the facts they looked at. */
export function criteriaFor(
  evaluation: unknown,
  subjects: readonly string[],
  categories: readonly SharingCategory[],
) {
  if (evaluation === undefined) return { children: [] }
  const { ruleSet, evaluatedOn, children } = evaluation as Evaluation
  const isShared = (criterion: Evaluation['criteria'][number]) =>
    categories.includes('other_persons') || !isOfOthers(criterion)
  return {
    ruleSet,
    evaluatedOn,
    children: children
      .filter(({ key }) => key !== undefined && subjects.includes(key))
      .map(({ key, result, criteria }) => ({
        key,
        result,
        criteria: criteria
          .filter(isShared)
          .map(({ id, title, status, sentences }) => ({ id, title, status, sentences })),
      })),
  }
}

/** A decision that took effect, as far as it is told to anybody outside the council. */
export type RecordedDecision = {
  tookEffectAt: string
  children: readonly { key: string; outcome: string }[]
}

export const decisionFor = (decision: RecordedDecision | undefined, subjects: readonly string[]) => ({
  tookEffectAt: decision?.tookEffectAt ?? null,
  children: (decision?.children ?? [])
    .filter(({ key }) => subjects.includes(key))
    .map(({ key, outcome }) => ({ key, outcome })),
})
