import type { ConditionResult } from '../condition-result.ts'
import type { Scope } from '../scope.ts'
import type { Questions } from './questions.ts'

/** A condition made ready: evaluates with its explanation, and names what an open result lacks. */
export type CompiledCondition = {
  evaluate: (scope: Scope) => ConditionResult
  /** Only called where the result is undetermined; asks only what could still change it. */
  ask: (result: ConditionResult, scope: Scope, questions: Questions) => void
  depth: number
}

/** What the conditions of one criterion have in common. */
export type CriterionContext = {
  criterion: string
  /** The sentence a condition rests on: its own, or the criterion's first. */
  sentence: (own: string | undefined) => string
  parameter: (name: string) => { value: number; of: number }
  /** Conditions name their sentence only where the criterion cites several. */
  namesSentences: boolean
}

/** Why a question matters. */
export type Why = { criterion: string; sentence: string }

export const whyOf = (context: CriterionContext, own: string | undefined): Why => ({
  criterion: context.criterion,
  sentence: context.sentence(own),
})
