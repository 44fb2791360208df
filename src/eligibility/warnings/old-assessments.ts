import { addYears } from '#calendar/index.ts'
import { assessmentPairs } from '../lists/assessment-pairs.ts'
import type { WarningFinder } from './finder.ts'

/** The latest pair within a year is itself more than twelve months old (A25). */
export const oldAssessments: WarningFinder = (scope) => {
  const yearAgo = addYears(scope.on, -1)
  const within = assessmentPairs(scope).filter(
    (pair) => !pair.open && pair.secondOn <= addYears(pair.firstOn, 1),
  )
  const recent = within.some((pair) => !pair.open && pair.secondOn >= yearAgo)
  return within.length > 0 && !recent ? [`${scope.childAt}/assessments`] : []
}
