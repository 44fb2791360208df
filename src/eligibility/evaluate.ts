import type { CompiledRuleSet, EvaluatedFor } from './compile/index.ts'
import { evaluateDisputed } from './disputes/index.ts'
import type { Evaluation, MissingFact } from './evaluation.ts'
import type { EligibilityFacts } from './facts.ts'

/**
 * What the criteria make of a family's facts on a day, with reasons. A recommendation: a person decides.
 * Never throws for facts that fit the schema.
 */
export function evaluate(rules: CompiledRuleSet, facts: EligibilityFacts, asked: EvaluatedFor): Evaluation {
  if (facts.children.length === 0) return evaluateBeforeAnyChild(rules, facts, asked)
  return facts.disputes && facts.disputes.length > 0
    ? evaluateDisputed(rules, facts, asked)
    : rules.evaluateUndisputed(facts, asked)
}

/** A draft may name no child yet: one about whom nothing is known stands in, lest nobody be found not eligible. */
function evaluateBeforeAnyChild(
  rules: CompiledRuleSet,
  facts: EligibilityFacts,
  asked: EvaluatedFor,
): Evaluation {
  const evaluation = evaluate(rules, { ...facts, children: [{}] }, asked)
  const missing = evaluation.result === 'undetermined' ? [...evaluation.missing, WHICH_CHILDREN] : []
  return { ...evaluation, children: [], missing }
}

const WHICH_CHILDREN: MissingFact = {
  pointer: '/children',
  question: 'Which children is this about?',
  whoCanAnswer: ['referrer'],
  why: [],
}
