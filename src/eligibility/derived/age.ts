import { ageOn, type LocalDate } from '#calendar/index.ts'
import { isUnknown } from '../named-facts/named-fact.ts'
import { type DerivedQuantity, exactly, unknownQuantity } from './derived-fact.ts'
import { dayProblem } from './possible-day.ts'

const lacking = ['child.dateOfBirth'] as const

/** The child's age in completed years on the day of the evaluation: eighteen from the birthday on. */
export const age: DerivedQuantity = {
  gives: 'quantity',
  uses: lacking,
  compute: ({ child, on }) => {
    const born = child.dateOfBirth
    if (isUnknown(born)) return UNKNOWN
    const reason = dayProblem(born, on, 'The date of birth')
    return reason ? unknownQuantity({ lacking, reason }) : exactly(ageOn(born as LocalDate, on))
  },
}

const UNKNOWN = unknownQuantity({ lacking })
