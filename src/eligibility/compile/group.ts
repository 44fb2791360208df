import type { GroupCondition, NotCondition } from '../condition.ts'
import { both, either, opposite, type Status } from '../status.ts'
import type { CompiledCondition } from './compiled-condition.ts'
import { keepingResults, statesTogether } from './states.ts'

/** All of, or any of, the conditions within. Every one of them is evaluated: the explanation is whole. */
export function compileGroup(
  condition: GroupCondition,
  inner: readonly CompiledCondition[],
): CompiledCondition {
  const { kind, text } = condition
  const join = kind === 'all' ? both : either
  const start: Status = kind === 'all' ? 'met' : 'not_met'
  return keepingResults({
    states: statesTogether(inner.map(({ states }) => states)),
    depth: 1 + Math.max(...inner.map(({ depth }) => depth)),
    evaluate: (scope) => {
      // Made by map for its size: a list that grows takes room for seventeen.
      const conditions = inner.map((one) => one.evaluate(scope))
      let status: Status = start
      for (const one of conditions) status = join(status, one.status)
      return { text, status, needs: kind, conditions }
    },
    ask: (result, scope, questions) =>
      inner.forEach((one, i) => {
        const part = result.conditions?.[i]
        if (part?.status === 'undetermined') one.ask(part, scope, questions)
      }),
  })
}

/** The opposite of the condition within. */
export const compileNot = ({ text }: NotCondition, inner: CompiledCondition): CompiledCondition =>
  keepingResults({
    states: inner.states,
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
