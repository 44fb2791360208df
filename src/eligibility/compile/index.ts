import { type LocalDate, lastCompletedTerm, type SchoolTerm } from '#calendar/index.ts'
import type { ChildEvaluation, CriterionResult, Evaluation, EvaluationWarning } from '../evaluation.ts'
import type { EligibilityFacts } from '../facts.ts'
import type { RuleSet } from '../rule-set.ts'
import { ruleSetHash } from '../rule-set-hash.ts'
import { type Scope, scopeOf } from '../scope.ts'
import { shapeChild } from '../shape/child.ts'
import { shapeFamily } from '../shape/family.ts'
import { sourcesUsed } from '../sources-used.ts'
import type { Status } from '../status.ts'
import { compileWarnings } from '../warnings/index.ts'
import { type CompiledCriterion, compileCriterion } from './criterion.ts'
import { frozen } from './frozen.ts'
import type { Questions } from './questions.ts'
import { quotationsOf, quote } from './quotations.ts'
import { type CompiledSteps, compileSteps, forAnyChild } from './steps.ts'

/** The day and the school calendar an evaluation is made for. */
export type EvaluatedFor = { evaluatedOn: LocalDate; terms: readonly SchoolTerm[] }

/** A rule set made ready to be evaluated often. Keeps nothing of the facts it sees. */
export type CompiledRuleSet = {
  readonly ruleSet: RuleSet
  readonly hash: string
  /** Evaluates facts as they stand, disputes left aside: use `evaluate`. */
  readonly evaluateUndisputed: (facts: EligibilityFacts, asked: EvaluatedFor) => Evaluation
}

/** Makes a rule set ready, once: looks up every sentence, fact and parameter, and fails on one that is not there. */
export function compile(ruleSet: RuleSet): CompiledRuleSet {
  const criteria = ruleSet.criteria.map((criterion) => compileCriterion(criterion, ruleSet))
  const steps = compileSteps(ruleSet, criteria)
  const warnings = compileWarnings(ruleSet)
  const quotations = frozen(quotationsOf(ruleSet))
  const named = frozen({ id: ruleSet.id, version: ruleSet.version, hash: ruleSetHash(ruleSet) })
  const familyWide = criteria.filter(({ scope }) => scope === 'family')
  const ofChildren = criteria.filter(({ scope }) => scope === 'child')
  const inOrder = interleaving(criteria)
  const lastTerm = rememberingLast(lastCompletedTerm)

  const evaluateUndisputed = (facts: EligibilityFacts, { evaluatedOn, terms }: EvaluatedFor): Evaluation => {
    const family = shapeFamily(facts)
    const term = lastTerm(terms, evaluatedOn)?.name ?? null
    const familyScope = scopeOf(evaluatedOn, term, family)
    const forFamily = familyWide.map((criterion) => criterion.evaluate(familyScope))
    const missing: Questions['family'] = new Map()
    const scopes: Scope[] = []
    const stepStatuses: Status[][] = []
    const children = facts.children.map((given, position): ChildEvaluation => {
      const scope = scopeOf(evaluatedOn, term, family, shapeChild(given), position)
      const forChild = ofChildren.map((criterion) => criterion.evaluate(scope))
      const results = inOrder(forFamily, forChild)
      const statuses = steps.statuses(results, scope)
      scopes.push(scope)
      stepStatuses.push(statuses)
      return childEvaluation(given.key, steps, statuses, results, forChild, scope, missing)
    })
    const outcome = steps.resultOf(forAnyChild(stepStatuses))
    const warned = warnings(forFamily, children, scopes)
    return {
      ruleSet: named,
      evaluatedOn,
      ...outcome,
      reasons: reasonsFor(outcome.result, children),
      criteria: forFamily,
      children,
      missing: [...missing.values()],
      warnings: warned,
      quotations: warned.length === 0 ? quotations : quotedFor(warned),
      sources: sourcesUsed(facts),
    }
  }
  /** A sentence that only a warning names is quoted where the warning is given. */
  const quotedFor = (warned: readonly EvaluationWarning[]) => {
    const also = new Set(warned.flatMap(({ sentence }) => sentence ?? []))
    for (const { sentence } of quotations) also.delete(sentence)
    return [...quotations, ...[...also].map((sentence) => quote(ruleSet, sentence))]
  }
  return { ruleSet, hash: named.hash, evaluateUndisputed }
}

function childEvaluation(
  key: string | undefined,
  steps: CompiledSteps,
  statuses: readonly Status[],
  results: readonly CriterionResult[],
  criteria: CriterionResult[],
  scope: Scope,
  family: Questions['family'],
): ChildEvaluation {
  const { position } = scope
  const decided = steps.decide(statuses, results, scope)
  const child: Questions['child'] = new Map()
  if (decided.result === 'undetermined') steps.ask(statuses, results, scope, { family, child })
  const missing = [...child.values()]
  return key === undefined
    ? { position, ...decided, criteria, missing }
    : { position, key, ...decided, criteria, missing }
}

/** The reasons of the children whose result the family has, each once. */
function reasonsFor(
  result: Evaluation['result'],
  children: readonly ChildEvaluation[],
): Evaluation['reasons'] {
  if (children.length === 1) return children[0]?.reasons ?? []
  const reasons = new Map<string, Evaluation['reasons'][number]>()
  for (const child of children) {
    if (child.result !== result) continue
    for (const { code, text, criteria } of child.reasons) {
      const known = reasons.get(text)?.criteria ?? []
      reasons.set(text, { code, text, criteria: [...new Set([...known, ...criteria])] })
    }
  }
  return [...reasons.values()]
}

/** The calendar is asked the same for every evaluation of a day. Keeps one day and its calendar, no facts. */
function rememberingLast<A, B, R>(ask: (a: A, b: B) => R): (a: A, b: B) => R {
  let last: { a: A; b: B; answer: R } | undefined
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, answer: ask(a, b) }
    return last.answer
  }
}

/** Puts the results of the family and of a child into the order of the rule set. */
function interleaving(criteria: readonly CompiledCriterion[]) {
  const ofFamily = criteria.map(({ scope }) => scope === 'family')
  return (family: readonly CriterionResult[], child: readonly CriterionResult[]): CriterionResult[] => {
    const results: CriterionResult[] = []
    let [f, c] = [0, 0]
    for (const isFamily of ofFamily) {
      const result = isFamily ? family[f++] : child[c++]
      if (result) results.push(result)
    }
    return results
  }
}
