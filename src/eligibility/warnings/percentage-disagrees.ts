import type { WarningFinder } from './finder.ts'

/** A stated percentage more than half a point away from the sessions, which are what counts (A7). */
export const percentageDisagrees: WarningFinder = ({ child: { attendance }, childAt }) => {
  const {
    possibleSessions: possible,
    unauthorisedSessions: missed,
    unauthorisedPercentage: stated,
  } = attendance
  if (typeof possible !== 'number' || typeof missed !== 'number' || typeof stated !== 'number') return []
  return Math.abs(100 * missed - stated * possible) > possible / 2
    ? [`${childAt}/attendance/unauthorisedPercentage`]
    : []
}
