import { type LocalDate, londonDate } from '#calendar/index.ts'
import type { ConsentRecord, ConsentState } from './consent-record.ts'

/** A record that still stands for a subject, and where it is on the form. */
export type Standing = { record: ConsentRecord; index: number; state: ConsentState }

type Event = Standing & { instant: number; voice: string }

export const isPermissive = (state: ConsentState): boolean =>
  state === 'given' || state === 'given_with_limitations'

/** The London day of a record; the day asked about where its instant cannot be read. */
export function dayOf(record: ConsentRecord, on: LocalDate): LocalDate {
  const instant = new Date(record.at)
  return Number.isNaN(instant.getTime()) ? on : londonDate(instant)
}

/** A permission dated after the day asked about, or at no readable instant, is not one yet. A refusal always counts. */
export const isTooEarly = (record: ConsentRecord, on: LocalDate): boolean =>
  isPermissive(record.state) && (Number.isNaN(Date.parse(record.at)) || dayOf(record, on) > on)

/**
 * The records that stand for a subject on a day: of each person who spoke, the latest. At equal instants all
 * stand, so that the more protective one decides and no limitation is lost. What nobody in particular said
 * stands until anybody says something later.
 */
export function standingRecords(
  records: readonly ConsentRecord[],
  subject: string,
  on: LocalDate,
): Standing[] {
  const events = records.flatMap((record, index): Event[] =>
    record.subjects.includes(subject) && !isTooEarly(record, on)
      ? [{ record, index, state: record.state, instant: instantOf(record), voice: voiceOf(record) }]
      : [],
  )
  return events.filter(
    ({ instant, voice }) =>
      !events.some((other) => other.instant > instant && (voice === NOBODY || other.voice === voice)),
  )
}

/** An instant that cannot be read comes last: a refusal so dated still counts. */
function instantOf(record: ConsentRecord): number {
  const instant = Date.parse(record.at)
  return Number.isNaN(instant) ? Number.POSITIVE_INFINITY : instant
}

const NOBODY = ''

function voiceOf({ state, givenBy }: ConsentRecord): string {
  if (!givenBy || state === 'not_sought') return NOBODY
  if (givenBy.person !== undefined) return `person ${givenBy.person}`
  const name = givenBy.name?.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
  return `${givenBy.relation} ${name ?? ''}`
}
