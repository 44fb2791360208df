import { ageOn } from '#calendar/index.ts'
import type { FactName } from '../named-facts/index.ts'
import { isUnknown } from '../named-facts/named-fact.ts'
import { type DerivedQuantity, exactly, unknownQuantity } from './derived-fact.ts'
import { dayProblem } from './possible-day.ts'

const uses = ['child.dateOfBirth', 'offence.committedOn'] as const satisfies readonly FactName[]

/** Age when the offence was committed (A18). Not known when, it was at most the age of today. */
export const ageAtOffence: DerivedQuantity = {
  gives: 'quantity',
  uses,
  compute: ({ child, on }) => {
    const born = child.dateOfBirth
    const committed = child.offence.committedOn
    const reason =
      (isUnknown(born) ? undefined : dayProblem(born, on, 'The date of birth')) ??
      (isUnknown(committed) ? undefined : dayProblem(committed, on, 'The day of the offence'))
    if (reason) return unknownQuantity({ lacking: uses, reason })
    if (isUnknown(born)) return isUnknown(committed) ? NEITHER : NO_BIRTH
    if (isUnknown(committed)) return { least: 0, most: ageOn(born, on), of: 1, lacking: NO_DAY }
    if (committed < born)
      return unknownQuantity({ lacking: uses, reason: 'The offence is dated before the child was born.' })
    return exactly(ageOn(born, committed))
  },
}

const NO_DAY = ['offence.committedOn'] as const
const NO_BIRTH = unknownQuantity({ lacking: ['child.dateOfBirth'] })
const NEITHER = unknownQuantity({ lacking: uses })
