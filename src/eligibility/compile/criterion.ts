import { type ConditionResult, DEEPEST } from '../condition-result.ts'
import type { CriterionResult } from '../evaluation.ts'
import type { Criterion, RuleSet } from '../rule-set.ts'
import type { Scope } from '../scope.ts'
import type { CriterionContext } from './compiled-condition.ts'
import { compileCondition } from './condition.ts'
import type { Questions } from './questions.ts'
import { quote } from './quotations.ts'

export type CompiledCriterion = {
  id: string
  scope: Criterion['scope']
  evaluate: (scope: Scope) => CriterionResult
  ask: (result: CriterionResult, scope: Scope, questions: Questions) => void
}

/** Makes a criterion ready: its quotations looked up once, its condition compiled. */
export function compileCriterion(criterion: Criterion, ruleSet: RuleSet): CompiledCriterion {
  const { id, title, scope } = criterion
  const sentences = [...criterion.cites]
  const condition = compileCondition(criterion.condition, contextOf(criterion, ruleSet))
  const grouped = 'of' in criterion.condition || criterion.condition.kind === 'at_least'
  if (condition.depth > DEEPEST + (grouped ? 1 : 0))
    throw new Error(`${ruleSet.id}: the condition of ${id} nests too deeply to be explained.`)
  return {
    id,
    scope,
    evaluate: (s) => {
      const root = condition.evaluate(s)
      const { status, needs = 'all', conditions = [root] } = root
      if (root.count !== undefined)
        return { id, title, status, sentences, needs, count: root.count, conditions }
      return { id, title, status, sentences, needs, conditions }
    },
    ask: (result, s, questions) => condition.ask(rootOf(result, grouped), s, questions),
  }
}

/** The condition as it was before its parts became the criterion's. */
const rootOf = ({ title, status, conditions }: CriterionResult, grouped: boolean): ConditionResult =>
  grouped ? { text: title, status, conditions } : (conditions[0] ?? { text: title, status })

/** What a criterion's conditions share. */
export function contextOf(criterion: Pick<Criterion, 'id' | 'cites'>, ruleSet: RuleSet): CriterionContext {
  return {
    criterion: criterion.id,
    namesSentences: criterion.cites.length > 1,
    sentence: (own) => quote(ruleSet, own ?? criterion.cites[0] ?? '').sentence,
    parameter: (name) => {
      const found = ruleSet.parameters.find((parameter) => parameter.name === name)
      if (!found) throw new Error(`${ruleSet.id} has no parameter called ${name}.`)
      return found
    },
  }
}
