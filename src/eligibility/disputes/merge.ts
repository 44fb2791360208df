import type { ChildEvaluation, Evaluation, EvaluationWarning } from '../evaluation.ts'
import type { Accounts } from './accounts.ts'
import { mergeCriteria } from './merge-criteria.ts'
import { disputesAsMissing, mergeMissing } from './merge-missing.ts'
import { mergeOutcomes } from './merge-results.ts'

/** One evaluation out of those under each account; `base` has every disputed fact unknown. */
export function merge(
  base: Evaluation,
  variants: readonly Evaluation[],
  disputed: readonly Accounts[],
): Evaluation {
  const ofFamily = disputed.filter(({ pointer }) => !pointer.startsWith('/children/'))
  const children = base.children.map((child, i) =>
    mergeChild(
      child,
      variants.flatMap((variant) => variant.children[i] ?? []),
      disputed.filter(({ pointer }) => pointer.startsWith(`/children/${i}/`)),
    ),
  )
  const { couldStillBe: _, ...rest } = base
  const missing = children.some(({ result }) => result === 'undetermined')
    ? mergeMissing(base.missing, eachMissing(variants), ofFamily)
    : []
  const differs = base.children.some((_child, i) =>
    isDifferent(variants.map((variant) => variant.children[i]?.result)),
  )
  return {
    ...rest,
    ...mergeOutcomes(base, variants),
    criteria: mergeCriteria(base.criteria, eachCriteria(variants)),
    children,
    missing: differs
      ? [...missing, ...disputesAsMissing(ofFamily, missing, variants.map(allCriteria))]
      : missing,
    warnings: distinct(variants.flatMap(({ warnings }) => warnings)),
  }
}

function mergeChild(
  base: ChildEvaluation,
  variants: readonly ChildEvaluation[],
  disputed: readonly Accounts[],
): ChildEvaluation {
  const { couldStillBe: _, ...rest } = base
  const outcome = mergeOutcomes(base, variants)
  const missing =
    outcome.result === 'undetermined' ? mergeMissing(base.missing, eachMissing(variants), disputed) : []
  return {
    ...rest,
    ...outcome,
    criteria: mergeCriteria(base.criteria, eachCriteria(variants)),
    missing: isDifferent(variants.map(({ result }) => result))
      ? [...missing, ...disputesAsMissing(disputed, missing, eachCriteria(variants))]
      : missing,
  }
}

const isDifferent = (results: readonly unknown[]): boolean => results.some((result) => result !== results[0])

const eachMissing = (all: readonly Pick<Evaluation, 'missing'>[]) => all.map(({ missing }) => missing)

const eachCriteria = (all: readonly Pick<Evaluation, 'criteria'>[]) => all.map(({ criteria }) => criteria)

const allCriteria = ({ criteria, children }: Evaluation) => [
  ...criteria,
  ...children.flatMap((child) => child.criteria),
]

const distinct = (warnings: readonly EvaluationWarning[]): EvaluationWarning[] => [
  ...new Map(warnings.map((one) => [`${one.code} ${one.pointer}`, one])).values(),
]
