import type { ConditionResult, FactUsed } from '../condition-result.ts'
import type { CriterionResult } from '../evaluation.ts'
import type { Status } from '../status.ts'

const DIFFERENT = 'People report this differently.'

/** The status every account agrees on, or undetermined. */
export const agreed = (statuses: readonly Status[]): Status => {
  const [first, ...others] = statuses
  return first !== undefined && others.every((status) => status === first) ? first : 'undetermined'
}

/** A criterion under every account: where they agree, that; the facts as each account has them. */
export function mergeCriteria(
  base: readonly CriterionResult[],
  variants: readonly (readonly CriterionResult[])[],
): CriterionResult[] {
  return base.map((criterion, i) => {
    const those = variants.flatMap((criteria) => criteria[i] ?? [])
    return {
      ...criterion,
      status: agreed(those.map(({ status }) => status)),
      conditions: mergeConditions(
        criterion.conditions,
        those.map(({ conditions }) => conditions),
      ),
    }
  })
}

function mergeConditions(
  base: readonly ConditionResult[],
  variants: readonly (readonly ConditionResult[])[],
): ConditionResult[] {
  return base.map((condition, i) => {
    const those = variants.map((conditions) => conditions[i])
    const all = those.filter((one) => one !== undefined)
    // A dispute can change how many members a list has; then only what holds without it can be shown.
    if (all.length < those.length) return condition
    const status = agreed(all.map((one) => one.status))
    const merged: ConditionResult = { ...condition, status }
    if (condition.conditions)
      merged.conditions = mergeConditions(
        condition.conditions,
        all.map(({ conditions }) => conditions ?? []),
      )
    const facts = distinct(all.flatMap((one) => one.facts ?? []))
    if (facts.length > 0) merged.facts = facts
    const differ = all.some((one) => one.status !== all[0]?.status)
    if (differ && !condition.conditions) merged.reason = DIFFERENT
    return merged
  })
}

const distinct = (facts: readonly FactUsed[]): FactUsed[] => [
  ...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values(),
]
