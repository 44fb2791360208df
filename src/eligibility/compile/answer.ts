import type { AnswerCondition } from '../condition.ts'
import type { ConditionResult } from '../condition-result.ts'
import { NAMED_FACTS } from '../named-facts/index.ts'
import { used } from '../named-facts/named-fact.ts'
import type { Status } from '../status.ts'
import { type CompiledCondition, type CriterionContext, whyOf } from './compiled-condition.ts'
import { frozen } from './frozen.ts'
import { askFor, missingFact } from './questions.ts'

/** A fact compared with the answers that count either way; any other answer leaves it open. */
export function compileAnswer(condition: AnswerCondition, context: CriterionContext): CompiledCondition {
  const fact = NAMED_FACTS[condition.fact]
  const { text } = condition
  const why = whyOf(context, condition.sentence)
  const sentence = context.namesSentences ? why.sentence : undefined
  const statuses = new Map<unknown, Status>([
    ...condition.met.map((answer) => [answer, 'met'] as const),
    ...condition.notMet.map((answer) => [answer, 'not_met'] as const),
  ])
  const reasons = new Map<unknown, string>(condition.open?.map(({ answer, reason }) => [answer, reason]))
  const blank: ConditionResult = frozen(
    sentence === undefined ? { text, status: 'undetermined' } : { text, status: 'undetermined', sentence },
  )
  return {
    depth: 1,
    evaluate: (scope) => {
      const value = fact.read(scope)
      if (value === null) return blank
      const status = statuses.get(value) ?? 'undetermined'
      const facts = [used(fact, scope, value)]
      const result: ConditionResult =
        sentence === undefined ? { text, status, facts } : { text, status, sentence, facts }
      const reason = status === 'undetermined' ? reasons.get(value) : undefined
      if (reason !== undefined) result.reason = reason
      return result
    },
    ask: ({ reason }, scope, questions) =>
      askFor(questions, missingFact(fact.pointer(scope), fact, why, reason)),
  }
}
