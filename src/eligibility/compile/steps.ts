import type { EvaluationResult, ResultReason } from '../evaluation.ts'
import type { RuleSet } from '../rule-set.ts'
import type { Scope } from '../scope.ts'
import { either, type Status } from '../status.ts'
import { type CompiledNode, type CriterionResults, compileNode } from './composition.ts'
import type { CompiledCriterion } from './criterion.ts'
import type { Questions } from './questions.ts'

/** A result with its reasons, and while it is undetermined what it can still turn out to be. */
export type Decided = { result: EvaluationResult; couldStillBe?: EvaluationResult[]; reasons: ResultReason[] }

export type CompiledSteps = {
  /** How each step stands for one child. */
  statuses: (results: CriterionResults, scope: Scope) => Status[]
  decide: (statuses: readonly Status[], results: CriterionResults, scope: Scope) => Decided
  /** The result alone, for the family: a step holds where it holds for any child. */
  resultOf: (statuses: readonly Status[]) => { result: EvaluationResult; couldStillBe?: EvaluationResult[] }
  ask: (statuses: readonly Status[], results: CriterionResults, scope: Scope, questions: Questions) => void
}

/**
 * The order of results. The first step that holds decides; a step that is open before any holds leaves
 * the result undetermined, so that no answer still to come can overturn a result already given.
 */
export function compileSteps(ruleSet: RuleSet, criteria: readonly CompiledCriterion[]): CompiledSteps {
  const { otherwise } = ruleSet.composition
  const steps = ruleSet.composition.steps.map((step) => ({
    ...step,
    node: compileNode(step.when, ruleSet, criteria),
  }))

  const resultOf = (statuses: readonly Status[]) => {
    const first = statuses.findIndex((status) => status !== 'not_met')
    const step = steps[first]
    if (!step) return { result: otherwise.result }
    if (statuses[first] === 'met') return { result: step.result }
    return { result: 'undetermined' as const, couldStillBe: stillPossible(statuses) }
  }

  const stillPossible = (statuses: readonly Status[]): EvaluationResult[] => {
    const possible = new Set<EvaluationResult>()
    for (const [i, step] of steps.entries()) {
      if (statuses[i] === 'not_met') continue
      possible.add(step.result)
      if (statuses[i] === 'met') return [...possible]
    }
    return [...possible.add(otherwise.result)]
  }

  const reason = (
    i: number,
    because: string,
    results: CriterionResults,
    scope: Scope,
    node: CompiledNode,
  ) => ({
    code: steps[i]?.code ?? otherwise.code,
    text: because,
    criteria: node.deciding(results, scope),
  })

  return {
    statuses: (results, scope) => steps.map(({ node }) => node.status(results, scope)),
    resultOf,
    decide: (statuses, results, scope) => {
      const reasons: ResultReason[] = []
      for (const [i, step] of steps.entries()) {
        if (statuses[i] === 'undetermined') reasons.push(reason(i, step.whenOpen, results, scope, step.node))
        if (statuses[i] !== 'met') continue
        reasons.push(reason(i, step.because, results, scope, step.node))
        return { ...resultOf(statuses), reasons }
      }
      if (reasons.length > 0) return { ...resultOf(statuses), reasons }
      const last = steps.at(-1)
      const against = last ? last.node.deciding(results, scope) : []
      reasons.push({ code: otherwise.code, text: otherwise.because, criteria: against })
      return { result: otherwise.result, reasons }
    },
    ask: (statuses, results, scope, questions) => {
      for (const [i, step] of steps.entries()) {
        if (statuses[i] === 'met') return
        if (statuses[i] === 'undetermined') step.node.ask(results, scope, questions)
      }
    },
  }
}

/** Step by step, whether it holds for any child. */
export const forAnyChild = (children: readonly (readonly Status[])[]): Status[] =>
  (children[0] ?? []).map((_, i) => children.map((statuses) => statuses[i] ?? 'not_met').reduce(either))
