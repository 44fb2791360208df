import { type LocalDate, londonDate } from '#calendar/index.ts'
import type { ConsentRecord, ConsentState } from './consent-record.ts'
import { type Entitlement, entitlement } from './entitlement.ts'
import type { Subject } from './subject.ts'

/** A record that still stands for a subject, and where it is on the form. */
export type Standing = { record: ConsentRecord; index: number; state: ConsentState }

/**
 * When it is asked. By the day alone, all of the day counts, and a refusal dated later too: on a form it is a
 * slip of the pen. At an instant, only what was said at or before it.
 */
export type Moment = { on: LocalDate; at?: number | undefined }

/** A standing record, whether its giver may answer for the subject, and whether what they say binds anybody. */
export type JudgedStanding = Standing & { entitlement: Entitlement; binds: boolean }

type Event = Standing & { entitlement: Entitlement; instant: number; voice: string }

const isPermissive = (state: ConsentState): boolean => state === 'given' || state === 'given_with_limitations'

/** A no; or a yes with limits that nobody wrote down, which nobody could keep to. */
export const isAgainst = ({ state, record }: Standing): boolean =>
  !isPermissive(state) || (state === 'given_with_limitations' && !record.limitations?.length)

/** The London day of a record; the day asked about where its instant cannot be read. */
function dayOf(record: ConsentRecord, on: LocalDate): LocalDate {
  const instant = new Date(record.at)
  return Number.isNaN(instant.getTime()) ? on : londonDate(instant)
}

/** A permission dated later than what is asked about, or at no readable instant, is not one yet. */
export const isTooEarly = (record: ConsentRecord, { on, at }: Moment): boolean =>
  isPermissive(record.state) &&
  (at === undefined
    ? Number.isNaN(Date.parse(record.at)) || dayOf(record, on) > on
    : !(Date.parse(record.at) <= at))

/** A no of a later instant does not count yet; one that cannot be dated always does. */
const isLaterNo = (record: ConsentRecord, { at }: Moment): boolean =>
  at !== undefined && !isPermissive(record.state) && Date.parse(record.at) > at

/**
 * The records that stand for a subject: of each person who spoke, the latest. At equal instants all stand, so
 * that the more protective one decides and no limitation is lost. What nobody in particular said stands until
 * somebody who is, or may be, entitled agrees later. Whoever may have a say in one of their answers has it in
 * all of them: another no, by whomever, must never open what the first one closed.
 */
export function standingRecords(
  records: readonly ConsentRecord[],
  subject: Subject,
  moment: Moment,
): JudgedStanding[] {
  const events = records.flatMap((record, index): Event[] =>
    record.subjects.includes(subject.key) && !isTooEarly(record, moment) && !isLaterNo(record, moment)
      ? [
          {
            record,
            index,
            state: record.state,
            entitlement: entitlement(record, subject, dayOf(record, moment.on)),
            instant: instantOf(record),
            voice: voiceOf(record),
          },
        ]
      : [],
  )
  const binding = new Set([
    NOBODY,
    ...events.filter((event) => event.entitlement.status !== 'no').map(({ voice }) => voice),
  ])
  return events
    .filter((event) => !events.some((other) => ends(other, event)))
    .map(({ instant: _, voice, ...event }) => ({ ...event, binds: binding.has(voice) }))
}

function ends(later: Event, event: Event): boolean {
  if (later.instant <= event.instant) return false
  if (later.voice === event.voice) return true
  return event.voice === NOBODY && !isAgainst(later) && later.entitlement.status !== 'no'
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
