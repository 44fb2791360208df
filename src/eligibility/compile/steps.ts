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

  const resultOf: CompiledSteps['resultOf'] = (statuses) => {
    for (const [i, status] of statuses.entries()) {
      if (status === 'met') return { result: steps[i]?.result ?? otherwise.result }
      if (status === 'undetermined') return { result: 'undetermined', couldStillBe: stillPossible(statuses) }
    }
    return { result: otherwise.result }
  }

  const stillPossible = (statuses: readonly Status[]): EvaluationResult[] => {
    const possible: EvaluationResult[] = []
    for (const [i, { result }] of steps.entries()) {
      if (statuses[i] === 'not_met') continue
      if (!possible.includes(result)) possible.push(result)
      if (statuses[i] === 'met') return possible
    }
    if (!possible.includes(otherwise.result)) possible.push(otherwise.result)
    return possible
  }

  const decidingIn = (node: CompiledNode | undefined, results: CriterionResults, scope: Scope): string[] => {
    const criteria: string[] = []
    node?.deciding(results, scope, criteria)
    return criteria
  }

  const reasonsFor = (statuses: readonly Status[], results: CriterionResults, scope: Scope) => {
    const reasons: ResultReason[] = []
    for (const [i, { code, because, whenOpen, node }] of steps.entries()) {
      const status = statuses[i]
      if (status === 'not_met') continue
      const text = status === 'met' ? because : whenOpen
      reasons.push({ code, text, criteria: decidingIn(node, results, scope) })
      if (status === 'met') return reasons
    }
    if (reasons.length > 0) return reasons
    const { code, because: text } = otherwise
    return [{ code, text, criteria: decidingIn(steps.at(-1)?.node, results, scope) }]
  }

  return {
    statuses: (results, scope) => steps.map(({ node }) => node.status(results, scope)),
    resultOf,
    decide: (statuses, results, scope) => {
      const { result, couldStillBe } = resultOf(statuses)
      const reasons = reasonsFor(statuses, results, scope)
      return couldStillBe ? { result, couldStillBe, reasons } : { result, reasons }
    },
    ask: (statuses, results, scope, questions) => {
      for (const [i, { node }] of steps.entries()) {
        if (statuses[i] === 'met') return
        if (statuses[i] === 'undetermined') node.ask(results, scope, questions)
      }
    },
  }
}

/** Step by step, whether it holds for any child. */
export const forAnyChild = (children: readonly (readonly Status[])[]): Status[] =>
  (children[0] ?? []).map((_, i) => children.map((statuses) => statuses[i] ?? 'not_met').reduce(either))
