import type { LocalDate } from '#calendar/index.ts'
import type { ConsentRecord } from './consent-record.ts'
import type { StandingLimitation } from './gate-decision.ts'
import { standingRecords } from './standing.ts'

/**
 * Every limitation of every record that stands, for children and adults alike, as it was written (N17).
 * Whoever set it: whether it binds is asked at each disclosure, that it is not lost is settled here.
 */
export function limitationsInForce(records: readonly ConsentRecord[], on: LocalDate): StandingLimitation[] {
  const standing = new Map<string, Set<number>>()
  for (const subject of new Set(records.flatMap((record) => record.subjects)))
    standing.set(subject, new Set(standingRecords(records, subject, on).map((row) => row.index)))

  return records.flatMap((record, index) => {
    const subjects = record.subjects.filter((subject) => standing.get(subject)?.has(index))
    if (subjects.length === 0) return []
    return (record.limitations ?? []).map((limitation, position) => ({
      pointer: `/consent/records/${index}/limitations/${position}`,
      subjects,
      limitation,
    }))
  })
}
