import type { DerivedName } from './derived/index.ts'
import type { ListName } from './lists/index.ts'
import type { FactName } from './named-facts/index.ts'

/** An answer that is neither yes nor no to the condition, and what would settle it. */
export type OpenAnswer = { answer: string; reason: string }

/** A fact that was stated, or judged by a professional, compared with the answers that count either way. */
export type AnswerCondition = {
  kind: 'stated' | 'judged'
  text: string
  fact: FactName
  met: readonly (string | boolean)[]
  notMet: readonly (string | boolean)[]
  open?: readonly OpenAnswer[]
  sentence?: string
}

/** A derived quantity compared with a parameter of the rule set. */
export type CompareCondition = {
  kind: 'compare'
  text: string
  derived: DerivedName<'quantity'>
  operator: 'over' | 'at_least' | 'under'
  parameter: string
  sentence?: string
}

/** A derived fact that is itself yes, no or unknown. */
export type DerivedCondition = {
  kind: 'derived'
  text: string
  derived: DerivedName<'truth'>
  parameter?: string
  sentence?: string
}

export type GroupCondition = { kind: 'all' | 'any'; text: string; of: readonly Condition[] }

export type NotCondition = { kind: 'not'; text: string; of: Condition }

/** At least so many members of a list (a parameter says how many; "exists" is one) of which `each` holds. */
export type AtLeastCondition = {
  kind: 'at_least'
  text: string
  parameter: string
  list: ListName
  each: Condition
}

/** A small tree over named facts, derived facts and parameters. Data: no functions. */
export type Condition =
  | AnswerCondition
  | CompareCondition
  | DerivedCondition
  | GroupCondition
  | NotCondition
  | AtLeastCondition
