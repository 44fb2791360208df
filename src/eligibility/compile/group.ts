import type { GroupCondition, NotCondition } from '../condition.ts'
import type { ConditionResult } from '../condition-result.ts'
import { both, either, opposite, type Status } from '../status.ts'
import type { CompiledCondition } from './compiled-condition.ts'

/** All of, or any of, the conditions within. Every one of them is evaluated: the explanation is whole. */
export function compileGroup(
  condition: GroupCondition,
  inner: readonly CompiledCondition[],
): CompiledCondition {
  const { kind, text } = condition
  const join = kind === 'all' ? both : either
  const start: Status = kind === 'all' ? 'met' : 'not_met'
  return {
    depth: 1 + Math.max(...inner.map(({ depth }) => depth)),
    evaluate: (scope) => {
      let status: Status = start
      const conditions: ConditionResult[] = []
      for (const one of inner) {
        const result = one.evaluate(scope)
        status = join(status, result.status)
        conditions.push(result)
      }
      return { text, status, needs: kind, conditions }
    },
    ask: (result, scope, questions) =>
      inner.forEach((one, i) => {
        const part = result.conditions?.[i]
        if (part?.status === 'undetermined') one.ask(part, scope, questions)
      }),
  }
}

/** The opposite of the condition within. */
export const compileNot = ({ text }: NotCondition, inner: CompiledCondition): CompiledCondition => ({
  depth: 1 + inner.depth,
  evaluate: (scope) => {
    const result = inner.evaluate(scope)
    return { text, status: opposite(result.status), needs: 'none', conditions: [result] }
  },
  ask: (result, scope, questions) => {
    const part = result.conditions?.[0]
    if (part) inner.ask(part, scope, questions)
  },
})
