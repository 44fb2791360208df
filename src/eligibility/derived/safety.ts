import type { FactName } from '../named-facts/index.ts'
import { isUnknown } from '../named-facts/named-fact.ts'
import type { Scope } from '../scope.ts'
import { type DerivedTruth, MET, NOT_MET, undetermined } from './derived-fact.ts'

type Question = 'immediateDanger' | 'significantHarmSuspected'

/**
 * A yes counts whoever it comes from. A child's blank answer means the family-wide one holds; a child's
 * "not known" is unknown; and a no about this child leaves the family-wide question open where that is.
 */
const safetyAnswer = (question: Question): DerivedTruth => {
  const familyWide: FactName = `safety.${question}`
  const ownAnswer: FactName = `child.safety.${question}`
  return {
    gives: 'truth',
    uses: [familyWide, ownAnswer],
    compute: ({ family, child }: Scope) => {
      const all = family.safety[question]
      const own = child.safety[question] ?? all
      if (all === true || own === true) return MET
      if (all === false && own === false) return NOT_MET
      const lacking: FactName[] = isUnknown(all) ? [familyWide] : []
      if (child.safety[question] === 'not_known') lacking.push(ownAnswer)
      return undetermined({ lacking })
    },
  }
}

/** TEH-S1: is the child, or anybody, in immediate danger? */
export const inImmediateDanger = safetyAnswer('immediateDanger')

/** TEH-S2: is significant harm suspected, of this child or family-wide? */
export const harmSuspected = safetyAnswer('significantHarmSuspected')
