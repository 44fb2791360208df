import type { FactName } from '../named-facts/index.ts'
import { isUnknown } from '../named-facts/named-fact.ts'
import { type DerivedTruth, MET, NOT_MET, undetermined } from './derived-fact.ts'
import { dayProblem } from './possible-day.ts'

const uses = ['sibling.dateOfBirth', 'child.dateOfBirth'] as const satisfies readonly FactName[]

/** Born on an earlier day (A22): a twin is not older. */
export const olderThanChild: DerivedTruth = {
  gives: 'truth',
  uses,
  compute: ({ sibling, child, on }) => {
    const theirs = sibling.dateOfBirth
    const own = child.dateOfBirth
    const reason =
      (isUnknown(theirs) ? undefined : dayProblem(theirs, on, "The sibling's date of birth")) ??
      (isUnknown(own) ? undefined : dayProblem(own, on, "The child's date of birth"))
    if (reason) return undetermined({ lacking: uses, reason })
    if (!isUnknown(theirs) && !isUnknown(own)) return theirs < own ? MET : NOT_MET
    return undetermined({ lacking: uses.filter((name) => isUnknown(name === uses[0] ? theirs : own)) })
  },
}
