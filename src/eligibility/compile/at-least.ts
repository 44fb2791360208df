import type { AtLeastCondition } from '../condition.ts'
import type { ConditionResult } from '../condition-result.ts'
import { MEMBER_LISTS } from '../lists/index.ts'
import { atLeast } from '../status.ts'
import { type CompiledCondition, type CriterionContext, whyOf } from './compiled-condition.ts'
import { askFor, missingFact } from './questions.ts'

/** At least so many members of a list. A list that is not said to be complete may hold more of them. */
export function compileAtLeast(
  condition: AtLeastCondition,
  each: CompiledCondition,
  context: CriterionContext,
): CompiledCondition {
  const list = MEMBER_LISTS[condition.list]
  const { value: count } = context.parameter(condition.parameter)
  const why = whyOf(context, undefined)
  const { text } = condition
  return {
    depth: 1 + each.depth,
    evaluate: (scope) => {
      const size = list.size(scope)
      if (size === undefined)
        return { text, status: 'undetermined', needs: 'at_least', count, conditions: [] }
      let met = 0
      let open = 0
      const conditions: ConditionResult[] = []
      for (let i = 0; i < size; i++) {
        if (!list.turnTo(scope, i)) break
        const member = each.evaluate(scope)
        if (member.status === 'met') met++
        else if (member.status === 'undetermined') open++
        conditions.push(nameMember(member, list.member, i))
      }
      const status = atLeast(count, met, open, list.complete(scope))
      return { text, status, needs: 'at_least', count, conditions }
    },
    ask: (result, scope, questions) => {
      const size = list.size(scope)
      result.conditions?.forEach((member, i) => {
        if (member.status === 'undetermined' && list.turnTo(scope, i)) each.ask(member, scope, questions)
      })
      if (size !== undefined && list.complete(scope)) return
      const pointer = `${scope.childAt}${list.path}${size === undefined ? '' : '/complete'}`
      askFor(questions, missingFact(pointer, list, why, undefined))
    },
  }
}

/** A member is called by its place in the list. */
const nameMember = (member: ConditionResult, name: string, i: number): ConditionResult => {
  const text = `${name} ${i + 1}`
  if (!member.conditions) return { ...member, text }
  // A group's result was made for this member alone.
  member.text = text
  return member
}
