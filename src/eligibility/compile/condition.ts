import type { Condition } from '../condition.ts'
import { compileAnswer } from './answer.ts'
import { compileAtLeast } from './at-least.ts'
import type { CompiledCondition, CriterionContext } from './compiled-condition.ts'
import { compileCompare, compileDerived } from './derived.ts'
import { compileGroup, compileNot } from './group.ts'

/** Makes a condition ready to be evaluated often. */
export function compileCondition(condition: Condition, context: CriterionContext): CompiledCondition {
  switch (condition.kind) {
    case 'stated':
    case 'judged':
      return compileAnswer(condition, context)
    case 'compare':
      return compileCompare(condition, context)
    case 'derived':
      return compileDerived(condition, context)
    case 'not':
      return compileNot(condition, compileCondition(condition.of, context))
    case 'at_least':
      return compileAtLeast(condition, compileCondition(condition.each, context), context)
    case 'all':
    case 'any':
      return compileGroup(
        condition,
        condition.of.map((one) => compileCondition(one, context)),
      )
  }
}
