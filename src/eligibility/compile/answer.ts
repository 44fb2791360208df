import type { AnswerCondition } from '../condition.ts'
import type { ConditionResult } from '../condition-result.ts'
import { NAMED_FACTS } from '../named-facts/index.ts'
import { isUnknown, pointerTo, used } from '../named-facts/named-fact.ts'
import type { Status } from '../status.ts'
import { type CompiledCondition, type CriterionContext, whyOf } from './compiled-condition.ts'
import { ask } from './questions.ts'

/** A fact compared with the answers that count either way; any other answer leaves it open. */
export function compileAnswer(condition: AnswerCondition, context: CriterionContext): CompiledCondition {
  const fact = NAMED_FACTS[condition.fact]
  const { text } = condition
  const why = whyOf(context, condition.sentence)
  const sentence = context.namesSentences ? why.sentence : undefined
  const statuses = new Map<unknown, Status>()
  for (const answer of condition.met) statuses.set(answer, 'met')
  for (const answer of condition.notMet) statuses.set(answer, 'not_met')
  const reasons = new Map<unknown, string>(condition.open?.map(({ answer, reason }) => [answer, reason]))
  const blank: ConditionResult = Object.freeze({
    text,
    status: 'undetermined',
    ...(sentence === undefined ? {} : { sentence }),
  })
  return {
    depth: 1,
    evaluate: (scope) => {
      const value = fact.read(scope)
      if (value === null) return blank
      const status = statuses.get(value) ?? 'undetermined'
      const facts = [used(fact, scope, value)]
      if (status === 'undetermined') {
        const reason = isUnknown(value) ? undefined : reasons.get(value)
        if (reason !== undefined) return { ...blank, facts, reason }
      }
      return sentence === undefined ? { text, status, facts } : { text, status, sentence, facts }
    },
    ask: (result, scope, questions) =>
      ask(questions, { ...fact, pointer: pointerTo(fact, scope) }, why, result.reason),
  }
}
