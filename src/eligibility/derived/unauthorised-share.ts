import type { FactName } from '../named-facts/index.ts'
import type { Scope } from '../scope.ts'
import { type DerivedQuantity, exactly, type Quantity, unknownQuantity } from './derived-fact.ts'

/**
 * Unauthorised sessions as a share of possible ones in the last completed term (A7, A8). A percentage
 * counts only where sessions are lacking, and a whole one may have been rounded from half a point away.
 */
export const unauthorisedShare: DerivedQuantity = {
  gives: 'quantity',
  uses: [
    'attendance.term',
    'attendance.lastCompletedTerm',
    'attendance.possibleSessions',
    'attendance.unauthorisedSessions',
    'attendance.unauthorisedPercentage',
  ],
  compute: (scope) => {
    const figures = shareOf(scope.child.attendance)
    const { term, lastCompletedTerm } = scope.child.attendance
    const last = lastCompletedTerm ?? scope.calendarTerm
    if (term !== null && term === last) return figures
    if (term !== null && last !== null)
      return unknownQuantity({
        lacking: TERM,
        reason: `The figures are for ${term}; the last completed term is ${last}.`,
      })
    const lacking: FactName[] = [...(figures.lacking ?? [])]
    if (term === null) lacking.push('attendance.term')
    if (last === null) lacking.push('attendance.lastCompletedTerm')
    const reason =
      figures.reason ?? (last === null ? 'The calendar does not say which term was the last.' : undefined)
    return unknownQuantity(reason === undefined ? { lacking } : { lacking, reason })
  },
}

function shareOf(figures: Scope['child']['attendance']): Quantity {
  const { possibleSessions: possible, unauthorisedSessions: missed, unauthorisedPercentage } = figures
  if (possible === 0) return NONE_POSSIBLE
  if (typeof possible === 'number' && typeof missed === 'number')
    return missed > possible ? MORE_THAN_POSSIBLE : exactly(missed, possible)
  if (typeof unauthorisedPercentage === 'number') return shareOfPercentage(unauthorisedPercentage)
  if (typeof possible === 'number') return NO_MISSED
  return typeof missed === 'number' ? NO_POSSIBLE : NO_SESSIONS
}

function shareOfPercentage(stated: number): Quantity {
  if (!Number.isInteger(stated)) return exactly(stated, 100)
  const reason = `A percentage of ${stated} may have been rounded; the numbers of sessions settle it.`
  return { least: stated - 0.5, most: stated + 0.5, of: 100, lacking: SESSIONS, reason }
}

const TERM = ['attendance.term'] as const
const SESSIONS = ['attendance.possibleSessions', 'attendance.unauthorisedSessions'] as const
const NO_SESSIONS = unknownQuantity({ lacking: SESSIONS })
const NO_POSSIBLE = unknownQuantity({ lacking: ['attendance.possibleSessions'] })
const NO_MISSED = unknownQuantity({ lacking: ['attendance.unauthorisedSessions'] })
const NONE_POSSIBLE = unknownQuantity({
  lacking: SESSIONS,
  reason: 'No sessions were possible, so no share of them can be missed.',
})
const MORE_THAN_POSSIBLE = unknownQuantity({
  lacking: SESSIONS,
  reason: 'More sessions are said to be missed than were possible.',
})
