import { addDays } from '#calendar/index.ts'
import { type Schedule, WEEKDAYS, type Weekday } from '../../record/schedule.ts'
import { type DayFacts, dayBefore, dayFacts, type OpeningCalendar } from './calendar.ts'
import { span } from './is-open.ts'

// A slot is an hour of a week, counted from the day that the hours begin on, with the conditions they are under. An
// index finds by it what may be open; the schedules themselves then decide.
const HOURS = 48
/** Some time of the day itself, and some time of the day after. */
const ITSELF = HOURS
const INTO_NEXT = HOURS + 1
const DURING = [undefined, 'term_time', 'school_holidays'] as const
const WEEKS = [undefined, 1, 2, 3, 4, 5, -1] as const

type Conditions = {
  bankHolidays: boolean
  during: (typeof DURING)[number]
  week: number | undefined
  weekday: Weekday
}

const slot = ({ bankHolidays, during, week, weekday }: Conditions, hour: number): number =>
  ((((bankHolidays ? 1 : 0) * DURING.length + DURING.indexOf(during)) * WEEKS.length +
    WEEKS.indexOf(week as (typeof WEEKS)[number])) *
    WEEKDAYS.length +
    WEEKDAYS.indexOf(weekday)) *
    (HOURS + 2) +
  hour

/** The same hour of a weekday whatever the conditions: one slot for it, so that the index knows how many there are. */
const anySlot = (weekday: Weekday, hour: number): number =>
  (2 * DURING.length * WEEKS.length * WEEKDAYS.length + WEEKDAYS.indexOf(weekday)) * (HOURS + 2) + hour

/** The slots of a place's or a service's hours. */
export function slotsOf(schedules: readonly Schedule[]): number[] {
  const slots = schedules.flatMap((schedule) => {
    const { from, until } = span(schedule)
    const hours = [ITSELF, ...(until > 24 * 60 ? [INTO_NEXT] : [])]
    for (let hour = Math.floor(from / 60); hour * 60 < until; hour++) hours.push(hour)
    const { onBankHolidays = false, during, weekOfMonth } = schedule
    return schedule.days.flatMap((weekday) =>
      hours.flatMap((hour) => [
        slot({ bankHolidays: onBankHolidays, during, week: weekOfMonth, weekday }, hour),
        anySlot(weekday, hour),
      ]),
    )
  })
  return [...new Set(slots)].sort((a, b) => a - b)
}

/** The slots of which an open one has at least one: at a time of a day, or on a day at all. */
export function slotsOn(date: string, minutes: number | undefined, calendar: OpeningCalendar): number[] {
  const [today, yesterday] = [dayFacts(date, calendar), dayFacts(addDays(date, -1), calendar)]
  return [
    ...conditionsOf(today).map((conditions) => slot(conditions, hourOf(minutes) ?? ITSELF)),
    ...conditionsOf(yesterday).map((conditions) => slot(conditions, nextHourOf(minutes) ?? INTO_NEXT)),
  ]
}

const hourOf = (minutes: number | undefined) => (minutes === undefined ? undefined : Math.floor(minutes / 60))
const nextHourOf = (minutes: number | undefined) =>
  minutes === undefined ? undefined : Math.floor(minutes / 60) + 24

/** The same for a weekday of any week. */
export const slotsOnWeekday = (weekday: Weekday, minutes: number | undefined): number[] => [
  anySlot(weekday, hourOf(minutes) ?? ITSELF),
  anySlot(dayBefore(weekday), nextHourOf(minutes) ?? INTO_NEXT),
]

/** Whatever hours that hold on a day may be written as. */
const conditionsOf = ({ weekday, week, lastWeek, bankHoliday, during }: DayFacts): Conditions[] =>
  (bankHoliday === false ? [true, false] : [true]).flatMap((bankHolidays) =>
    [undefined, ...(during === undefined ? [] : [during])].flatMap((season) =>
      [undefined, week, ...(lastWeek ? [-1] : [])].map((which) => ({
        bankHolidays,
        during: season,
        week: which,
        weekday,
      })),
    ),
  )
