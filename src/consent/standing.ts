import { type LocalDate, londonDate } from '#calendar/index.ts'
import { CONSENT_STATES, type ConsentRecord, type ConsentState } from './consent-record.ts'

/** A record that still stands for a subject, and where it is on the form. */
export type Standing = { record: ConsentRecord; index: number; state: ConsentState }

type Event = Standing & { instant: number }

/** Limitations make it limited whatever the box says: the words are what was promised. */
const stateOf = (record: ConsentRecord): ConsentState =>
  record.state === 'given' && record.limitations?.length ? 'given_with_limitations' : record.state

export const isPermissive = (state: ConsentState): boolean =>
  state === 'given' || state === 'given_with_limitations'

/** The London day of a record; the day asked about where its instant cannot be read. */
export function dayOf(record: ConsentRecord, on: LocalDate): LocalDate {
  const instant = new Date(record.at)
  return Number.isNaN(instant.getTime()) ? on : londonDate(instant)
}

/** A permission dated after the day asked about is not one yet. A refusal counts whatever its date. */
export const isTooEarly = (record: ConsentRecord, on: LocalDate): boolean =>
  isPermissive(record.state) && dayOf(record, on) > on

/**
 * The records that stand for a subject on a day: of each person who spoke, the latest; equal instants go to
 * the more protective. What nobody in particular said stands until anybody says something later.
 */
export function standingRecords(
  records: readonly ConsentRecord[],
  subject: string,
  on: LocalDate,
): Standing[] {
  const events: Event[] = records
    .map((record, index) => ({ record, index, state: stateOf(record), instant: instantOf(record) }))
    .filter(({ record }) => record.subjects.includes(subject) && !isTooEarly(record, on))

  const latest = new Map<string, Event>()
  for (const event of events) {
    const voice = voiceOf(event.record)
    const before = latest.get(voice)
    if (!before || supersedes(event, before)) latest.set(voice, event)
  }
  const nobody = latest.get(NOBODY)
  if (nobody && events.some((event) => event.instant > nobody.instant)) latest.delete(NOBODY)
  return [...latest.values()]
}

const supersedes = (a: Event, b: Event): boolean =>
  a.instant > b.instant || (a.instant === b.instant && protection(a.state) > protection(b.state))

const protection = (state: ConsentState): number => CONSENT_STATES.indexOf(state)

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
