import type { CompiledRuleSet, EvaluatedFor } from './compile/index.ts'
import { evaluateDisputed } from './disputes/index.ts'
import type { Evaluation } from './evaluation.ts'
import type { EligibilityFacts } from './facts.ts'

/**
 * What the criteria make of a family's facts on a day, with reasons. A recommendation: a person decides.
 * Never throws for facts that fit the schema.
 */
export function evaluate(rules: CompiledRuleSet, facts: EligibilityFacts, asked: EvaluatedFor): Evaluation {
  return facts.disputes && facts.disputes.length > 0
    ? evaluateDisputed(rules, facts, asked)
    : rules.evaluateUndisputed(facts, asked)
}
