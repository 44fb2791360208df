import type { CriterionResult, EvaluationWarning } from '../evaluation.ts'
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

/** Makes ready what a rule set warns of, given each child's results in its order. Warnings change no result. */
export function compileWarnings(ruleSet: RuleSet) {
  const all = ruleSet.warnings.map(({ code, text, criteria, cites }) => ({
    find: finders[code],
    isAlways: criteria.length === 0,
    places: criteria.map((id) => ruleSet.criteria.findIndex((criterion) => criterion.id === id)),
    code,
    at: (pointer: string): EvaluationWarning =>
      cites === undefined ? { code, text, pointer } : { code, text, sentence: cites, pointer },
  }))
  return (
    children: readonly (readonly CriterionResult[])[],
    scopes: readonly Scope[],
  ): EvaluationWarning[] => {
    const found: EvaluationWarning[] = []
    for (const { find, isAlways, places, code, at } of all)
      for (let i = 0; i < children.length; i++) {
        const [results, scope] = [children[i], scopes[i]]
        if (!results || !scope) continue
        if (!isAlways && !places.some((place) => results[place]?.status === 'met')) continue
        for (const pointer of find(scope))
          if (!found.some((one) => one.code === code && one.pointer === pointer)) found.push(at(pointer))
      }
    return found
  }
}
