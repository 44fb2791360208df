import { type EvaluationResult, RESULTS, type ResultReason } from '../evaluation.ts'

export type Outcome = { result: EvaluationResult; couldStillBe?: EvaluationResult[]; reasons: ResultReason[] }

const DEPENDS: ResultReason = {
  code: 'disputed',
  text: 'It depends on which account of a disputed fact is right.',
  criteria: [],
}

/** The result every account leads to, or undetermined with all that it could still be. */
export function mergeOutcomes(base: Outcome, variants: readonly Outcome[]): Outcome {
  const [first, ...others] = variants
  const same = first !== undefined && others.every(({ result }) => result === first.result)
  if (same && first.result !== 'undetermined')
    return { result: first.result, reasons: first.reasons.map((reason) => inEvery(reason, variants)) }
  const possible = new Set(variants.flatMap(({ result, couldStillBe }) => couldStillBe ?? [result]))
  return {
    result: 'undetermined',
    couldStillBe: RESULTS.filter((result) => possible.has(result)),
    reasons: same ? base.reasons : [...base.reasons, DEPENDS],
  }
}

/** A reason with the criteria that decide under every account; they need not be the same ones. */
const inEvery = (reason: ResultReason, variants: readonly Outcome[]): ResultReason => ({
  ...reason,
  criteria: reason.criteria.filter((criterion) =>
    variants.every(({ reasons }) => reasons.some(({ criteria }) => criteria.includes(criterion))),
  ),
})
