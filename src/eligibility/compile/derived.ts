import type { CompareCondition, DerivedCondition } from '../condition.ts'
import type { ConditionResult, FactUsed } from '../condition-result.ts'
import type { DerivedTruth, Quantity, Truth } from '../derived/derived-fact.ts'
import { DERIVED_QUANTITIES, DERIVED_TRUTHS } from '../derived/index.ts'
import { NAMED_FACTS } from '../named-facts/index.ts'
import { used } from '../named-facts/named-fact.ts'
import type { Scope } from '../scope.ts'
import type { Status } from '../status.ts'
import { type CompiledCondition, type CriterionContext, whyOf } from './compiled-condition.ts'
import { askFor, missingFact } from './questions.ts'

/** A derived quantity against a threshold. */
export function compileCompare(condition: CompareCondition, context: CriterionContext): CompiledCondition {
  const quantity = DERIVED_QUANTITIES[condition.derived]
  const threshold = context.parameter(condition.parameter)
  const { operator } = condition
  return compileTruth(condition, context, {
    gives: 'truth',
    uses: quantity.uses,
    compute: (scope) => {
      const derived = quantity.compute(scope)
      const status = compare(derived, operator, threshold)
      if (status !== 'undetermined') return SETTLED[status]
      return { status, lacking: derived.lacking, reason: derived.reason }
    },
  })
}

/** A derived fact that is itself yes, no or unknown. */
export const compileDerived = (condition: DerivedCondition, context: CriterionContext): CompiledCondition =>
  compileTruth(condition, context, DERIVED_TRUTHS[condition.derived])

const SETTLED = { met: { status: 'met' }, not_met: { status: 'not_met' } } as const

/** Multiplied out, so that whole numbers compare as whole numbers (A7: 10 × missed > possible). */
function compare(
  { least, most, of }: Quantity,
  operator: CompareCondition['operator'],
  threshold: { value: number; of: number },
): Status {
  const low = least * threshold.of
  const high = most * threshold.of
  const limit = threshold.value * of
  if (operator === 'over') return low > limit ? 'met' : high <= limit ? 'not_met' : 'undetermined'
  if (operator === 'at_least') return low >= limit ? 'met' : high < limit ? 'not_met' : 'undetermined'
  return high < limit ? 'met' : low >= limit ? 'not_met' : 'undetermined'
}

function compileTruth(
  condition: CompareCondition | DerivedCondition,
  context: CriterionContext,
  derived: DerivedTruth,
): CompiledCondition {
  const { text } = condition
  const facts = derived.uses.map((name) => NAMED_FACTS[name])
  const { otherFacts } = derived
  const parameter = condition.parameter === undefined ? 0 : context.parameter(condition.parameter).value
  const why = whyOf(context, condition.sentence)
  const sentence = context.namesSentences ? why.sentence : undefined
  const factsUsed = (scope: Scope): FactUsed[] => {
    const those: FactUsed[] = otherFacts === undefined ? [] : otherFacts(scope)
    for (const fact of facts) {
      const value = fact.read(scope)
      if (value !== null) those.push(used(fact, scope, value))
    }
    return those
  }
  return {
    depth: 1,
    evaluate: (scope) => {
      const { status, reason } = derived.compute(scope, parameter)
      const those = factsUsed(scope)
      const result: ConditionResult =
        sentence === undefined ? { text, status, facts: those } : { text, status, sentence, facts: those }
      if (reason !== undefined && status === 'undetermined') result.reason = reason
      return result
    },
    ask: ({ reason }, scope, questions) => {
      const { lacking, lackingElsewhere }: Truth = derived.compute(scope, parameter)
      if (lacking)
        for (const name of lacking) {
          const fact = NAMED_FACTS[name]
          askFor(questions, missingFact(fact.pointer(scope), fact, why, reason))
        }
      if (lackingElsewhere)
        for (const open of lackingElsewhere) askFor(questions, missingFact(open.pointer, open, why, reason))
    },
  }
}
