import type { LocalDate } from '#calendar/index.ts'
import { type Council, ruleSetInForce } from '#councils/index.ts'
import {
  type CompiledRuleSet,
  compile,
  type EligibilityFacts,
  type Evaluation,
  evaluate,
  ruleSets,
} from '#eligibility/index.ts'

const compiled = new Map<string, CompiledRuleSet>(
  ruleSets.map((ruleSet) => [`${ruleSet.id} ${ruleSet.version}`, compile(ruleSet)]),
)

/** The rule set that speaks for a council on a day. A council without one does not start. */
export function rulesOf(council: Council, on: LocalDate): CompiledRuleSet {
  const inForce = ruleSetInForce(council, on)
  const rules = inForce && compiled.get(`${inForce.id} ${inForce.version}`)
  if (rules === undefined) throw new Error(`No rule set is in force for ${council.id} on ${on}.`)
  return rules
}

/** What the council's criteria, as in force on the day, make of the facts. */
export const evaluateFor = (council: Council, facts: EligibilityFacts, evaluatedOn: LocalDate): Evaluation =>
  evaluate(rulesOf(council, evaluatedOn), facts, { evaluatedOn, terms: council.schoolTerms.terms })

/** Where the council's criteria have been replaced since: what today's make of the same facts, on the same day. */
export function evaluateWithTodays(
  council: Council,
  facts: EligibilityFacts,
  evaluatedOn: LocalDate,
  today: LocalDate,
): Evaluation | undefined {
  const todays = rulesOf(council, today)
  if (todays === rulesOf(council, evaluatedOn)) return undefined
  return evaluate(todays, facts, { evaluatedOn, terms: council.schoolTerms.terms })
}
