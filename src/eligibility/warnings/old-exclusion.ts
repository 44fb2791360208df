import { addYears, isLocalDate } from '#calendar/index.ts'
import type { WarningFinder } from './finder.ts'

/** A fixed-term exclusion that began more than twelve months ago (A13). */
export const oldExclusion: WarningFinder = ({ child, childAt, on }) => {
  const yearAgo = addYears(on, -1)
  return (child.exclusions?.items ?? []).flatMap(({ kind, status, startedOn }, i) =>
    kind === 'fixed_term' && status !== 'cancelled' && isLocalDate(startedOn) && startedOn < yearAgo
      ? [`${childAt}/exclusions/items/${i}/startedOn`]
      : [],
  )
}
