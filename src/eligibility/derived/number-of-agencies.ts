import type { DerivedQuantity } from './derived-fact.ts'
import { unknownQuantity } from './derived-fact.ts'

/**
 * How many different organisations took part (A3): the same name in other capitals or spacing is the
 * same organisation; an empty name is one nobody has identified.
 */
export const numberOfAgencies: DerivedQuantity = {
  gives: 'quantity',
  uses: ['priorWork.agencies', 'priorWork.agenciesComplete'],
  compute: ({ family: { priorWork } }) => {
    if (priorWork.agencies === null) return UNKNOWN
    const names = new Set<string>()
    let unnamed = 0
    for (const agency of priorWork.agencies) {
      const name = nameOf(agency)
      if (name === '') unnamed++
      else names.add(name)
    }
    if (priorWork.agenciesComplete === true)
      return { least: names.size, most: names.size + unnamed, of: 1, lacking: AGENCIES }
    const lacking = priorWork.agenciesComplete === false ? AGENCIES : WHETHER_ALL
    return { least: names.size, most: Infinity, of: 1, lacking }
  },
}

/** Most names need no second look at their spacing. */
const nameOf = (agency: string): string => {
  const name = agency.trim().toLowerCase()
  return /\s\s|[^\S ]/.test(name) ? name.replace(/\s+/g, ' ') : name
}

const AGENCIES = ['priorWork.agencies'] as const
const WHETHER_ALL = ['priorWork.agenciesComplete'] as const
const UNKNOWN = unknownQuantity({ lacking: AGENCIES })
