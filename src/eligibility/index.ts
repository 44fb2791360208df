/**
 * PURE. The published criteria as data, and what they make of a family's facts, in three values and
 * with reasons. No clock, no chance, no reading or writing: the day and the school terms are arguments.
 */
export { BOROUGHS, type Borough, LONDON_BOROUGHS } from './boroughs.ts'
export { type CompiledRuleSet, compile, type EvaluatedFor } from './compile/index.ts'
export type { Condition } from './condition.ts'
export { ConditionResult, FactUsed } from './condition-result.ts'
export { describeRuleSet } from './describe-rule-set.ts'
export { evaluate } from './evaluate.ts'
export * from './evaluation.ts'
export * from './fact-values.ts'
export * from './facts.ts'
export type {
  Composition,
  CompositionNode,
  CompositionStep,
  Criterion,
  Parameter,
  Reading,
  RuleSetWarning,
  Sentence,
  Source,
  WorkedExample,
} from './rule-set.ts'
export { ruleSetHash } from './rule-set-hash.ts'
export { RuleSet } from './rule-set-schema.ts'
export { ruleSets } from './rule-sets.ts'
export { rulesInForce } from './rules-in-force.ts'
export { Status as CriterionStatus } from './status.ts'
