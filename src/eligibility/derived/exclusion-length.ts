import { type DerivedQuantity, exactly, unknownQuantity } from './derived-fact.ts'

const lacking = ['exclusion.lengthHalfDays'] as const

/** Length of one exclusion in half school days (A12); exclusions are never added together. */
export const exclusionLength: DerivedQuantity = {
  gives: 'quantity',
  uses: lacking,
  compute: ({ exclusion: { lengthHalfDays } }) => {
    if (typeof lengthHalfDays !== 'number') return UNKNOWN
    return lengthHalfDays > 0 ? exactly(lengthHalfDays) : NO_LENGTH
  },
}

const UNKNOWN = unknownQuantity({ lacking })
const NO_LENGTH = unknownQuantity({ lacking, reason: 'An exclusion cannot have no length.' })
