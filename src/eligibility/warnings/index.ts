import type { ChildEvaluation, CriterionResult, EvaluationWarning } from '../evaluation.ts'
import type { RuleSet } from '../rule-set.ts'
import type { Scope } from '../scope.ts'
import { contradictingJudgements } from './contradicting-judgements.ts'
import { oldAssessments } from './old-assessments.ts'
import { oldExclusion } from './old-exclusion.ts'
import { percentageDisagrees } from './percentage-disagrees.ts'
import { perhapsOneAssessment } from './perhaps-one-assessment.ts'
import { singleAgency } from './single-agency.ts'

const finders = {
  contradicting_judgements: contradictingJudgements,
  old_assessments: oldAssessments,
  old_exclusion: oldExclusion,
  percentage_disagrees: percentageDisagrees,
  perhaps_one_assessment: perhapsOneAssessment,
  single_agency: singleAgency,
}

export type WarningName = keyof typeof finders
export const WARNING_NAMES = Object.keys(finders)

/** Makes ready what a rule set warns of. Warnings change no result. */
export function compileWarnings(ruleSet: RuleSet) {
  const all = ruleSet.warnings.map(({ code, text, criteria, cites }) => ({
    find: finders[code],
    criteria,
    said: cites === undefined ? { code, text } : { code, text, sentence: cites },
  }))
  return (
    family: readonly CriterionResult[],
    children: readonly ChildEvaluation[],
    scopes: readonly Scope[],
  ): EvaluationWarning[] => {
    const found: EvaluationWarning[] = []
    for (const { find, criteria, said } of all)
      for (const [i, child] of children.entries()) {
        const scope = scopes[i]
        if (!scope || !(criteria.length === 0 || isAnyMet(criteria, family, child))) continue
        for (const pointer of find(scope))
          if (!found.some((one) => one.code === said.code && one.pointer === pointer))
            found.push({ ...said, pointer })
      }
    return found
  }
}

function isAnyMet(
  ids: readonly string[],
  family: readonly CriterionResult[],
  { criteria }: ChildEvaluation,
): boolean {
  for (const { id, status } of criteria) if (status === 'met' && ids.includes(id)) return true
  for (const { id, status } of family) if (status === 'met' && ids.includes(id)) return true
  return false
}
