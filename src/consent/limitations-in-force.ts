import type { ConsentRecord } from './consent-record.ts'
import type { StandingLimitation } from './gate-decision.ts'
import { type Moment, standingRecords } from './standing.ts'
import type { Subject } from './subject.ts'

/**
 * Every limitation of every record that stands, for children and adults alike, as it was written (N17).
 * Whoever set it: whether it binds is asked at each disclosure, that it is not lost is settled here.
 */
export function limitationsInForce(
  records: readonly ConsentRecord[],
  moment: Moment,
  known: readonly Subject[],
): StandingLimitation[] {
  const standing = new Map<string, Set<number>>()
  for (const key of new Set(records.flatMap((record) => record.subjects))) {
    const subject = known.find((one) => one.key === key) ?? { key }
    standing.set(key, new Set(standingRecords(records, subject, moment).map((row) => row.index)))
  }

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
