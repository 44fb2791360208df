import type { CriterionResult } from '../evaluation.ts'
import type { CompositionNode, RuleSet } from '../rule-set.ts'
import type { Scope } from '../scope.ts'
import { both, either, type Status } from '../status.ts'
import { compileCondition } from './condition.ts'
import { type CompiledCriterion, contextOf } from './criterion.ts'
import type { Questions } from './questions.ts'

/** The criteria as they came out for one child, in the order of the rule set. */
export type CriterionResults = readonly CriterionResult[]

export type CompiledNode = {
  status: (results: CriterionResults, scope: Scope) => Status
  /** Asks what could still change an undetermined node. */
  ask: (results: CriterionResults, scope: Scope, questions: Questions) => void
  /** The criteria that make the node what it is. */
  deciding: (results: CriterionResults, scope: Scope, into: string[]) => void
}

/** Makes the composition of criteria ready. */
export function compileNode(
  node: CompositionNode,
  ruleSet: RuleSet,
  criteria: readonly CompiledCriterion[],
): CompiledNode {
  if ('criterion' in node) return criterionNode(node.criterion, ruleSet, criteria)
  if ('condition' in node) {
    const compiled = compileCondition(
      node.condition,
      contextOf({ id: node.onBehalfOf, cites: [node.cites] }, ruleSet),
    )
    return {
      status: (_, scope) => compiled.evaluate(scope).status,
      ask: (_, scope, questions) => compiled.ask(compiled.evaluate(scope), scope, questions),
      deciding: () => undefined,
    }
  }
  const [parts, join, start] =
    'all' in node ? ([node.all, both, 'met'] as const) : ([node.any, either, 'not_met'] as const)
  const inner = parts.map((part) => compileNode(part, ruleSet, criteria))
  const status = (results: CriterionResults, scope: Scope) => {
    let so: Status = start
    for (const one of inner) so = join(so, one.status(results, scope))
    return so
  }
  return {
    status,
    ask: (results, scope, questions) => {
      for (const one of inner)
        if (one.status(results, scope) === 'undetermined') one.ask(results, scope, questions)
    },
    deciding: (results, scope, into) => {
      const outcome = status(results, scope)
      for (const one of inner) if (one.status(results, scope) === outcome) one.deciding(results, scope, into)
    },
  }
}

function criterionNode(id: string, ruleSet: RuleSet, criteria: readonly CompiledCriterion[]): CompiledNode {
  const at = criteria.findIndex((criterion) => criterion.id === id)
  const criterion = criteria[at]
  if (!criterion) throw new Error(`${ruleSet.id} composes a criterion it does not have: ${id}.`)
  return {
    status: (results) => results[at]?.status ?? 'undetermined',
    ask: (results, scope, questions) => {
      const result = results[at]
      if (result) criterion.ask(result, scope, questions)
    },
    deciding: (_, __, into) => into.push(id),
  }
}
