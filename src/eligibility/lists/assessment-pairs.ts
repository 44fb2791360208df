import type { LocalDate } from '#calendar/index.ts'
import type { Scope } from '../scope.ts'
import type { AssessmentPair } from './assessment-pair.ts'
import { distinctAssessments } from './assessments.ts'

/**
 * Neighbours by day: if any two assessments lie within a year, so do two neighbours that begin with the
 * same first one. An assessment whose day is open may pair with any other.
 */
export function assessmentPairs(scope: Scope): AssessmentPair[] {
  const all = distinctAssessments(scope)
  if (all.length < 2) return []
  const dated = all
    .flatMap(({ at, day }) =>
      day === null ? [] : [{ day, fact: { pointer: `${at}/completedOn`, value: day } }],
    )
    .sort((a, b) => compare(a.day, b.day))
  const pairs: AssessmentPair[] = []
  dated.forEach((first, i) => {
    const second = dated[i + 1]
    if (second)
      pairs.push({ facts: [first.fact, second.fact], open: false, firstOn: first.day, secondOn: second.day })
  })
  for (const { day, open } of all) if (day === null) pairs.push({ facts: [], open })
  return pairs
}

const compare = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0)
