import { addYears } from '#calendar/index.ts'
import { type DerivedTruth, MET, NOT_MET, undetermined } from './derived-fact.ts'

/** The second of the pair on or before the anniversary of the first (A24), leap years included. */
export const completedWithin: DerivedTruth = {
  gives: 'truth',
  uses: [],
  compute: ({ pair }, years) => {
    if (pair.open) return undetermined(pair.open)
    return pair.secondOn <= addYears(pair.firstOn, years) ? MET : NOT_MET
  },
  otherFacts: ({ pair }) => pair.facts,
}
