import type { LocalDate } from '#calendar/index.ts'
import type { ConsentRecord } from './consent-record.ts'
import type { StandingLimitation } from './gate-decision.ts'
import { standingRecords } from './standing.ts'

/**
 * Every limitation of every record that stands, for children and adults alike, as it was written (N17).
 * Whoever set it: whether it binds is asked at each disclosure, that it is not lost is settled here.
 */
export function limitationsInForce(records: readonly ConsentRecord[], on: LocalDate): StandingLimitation[] {
  const subjectsOf = new Map<number, string[]>()
  for (const subject of new Set(records.flatMap((record) => record.subjects)))
    for (const { index } of standingRecords(records, subject, on))
      subjectsOf.set(index, [...(subjectsOf.get(index) ?? []), subject])

  return [...subjectsOf]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, subjects]) =>
      (records[index]?.limitations ?? []).map((limitation, position) => ({
        pointer: `/consent/records/${index}/limitations/${position}`,
        subjects,
        limitation,
      })),
    )
}
