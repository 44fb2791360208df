import { addDays, type LocalDate } from '#calendar/index.ts'
import type { Schedule, Weekday } from '../../record/schedule.ts'
import { type DayFacts, dayBefore, dayFacts, type OpeningCalendar } from './calendar.ts'
import { type ClockTime, londonTime, minutesOf } from './london-time.ts'

const DAY = 24 * 60

/** From when until when, in minutes since the midnight that its day begins with. A night goes on past 1440. */
export function span({ opens, closes }: Schedule): { from: number; until: number } {
  const [from, until] = [minutesOf(opens), minutesOf(closes)]
  return { from, until: until <= from ? until + DAY : until }
}

/** Whether hours hold on the day they begin on. What nobody knows of the day is not taken for open. */
export function holdsOn(schedule: Schedule, day: DayFacts): boolean {
  const { days, weekOfMonth, during, onBankHolidays, from, until } = schedule
  return (
    days.includes(day.weekday) &&
    (weekOfMonth === undefined || (weekOfMonth === -1 ? day.lastWeek : weekOfMonth === day.week)) &&
    (during === undefined || during === day.during) &&
    (onBankHolidays === true || day.bankHoliday === false) &&
    (from === undefined || from <= day.date) &&
    (until === undefined || day.date <= until)
  )
}

export type HasHours = (schedules: readonly Schedule[]) => boolean

/** Open when the clocks in London show this: an hour that they skip is in no hours, one that they show twice in both. */
export function openWhen({ date, minutes }: ClockTime, calendar: OpeningCalendar): HasHours {
  const [today, yesterday] = [dayFacts(date, calendar), dayFacts(addDays(date, -1), calendar)]
  return (schedules) =>
    schedules.some((schedule) => {
      const { from, until } = span(schedule)
      return (
        (from <= minutes && minutes < until && holdsOn(schedule, today)) ||
        (minutes + DAY < until && holdsOn(schedule, yesterday))
      )
    })
}

export const isOpenAt = (schedules: readonly Schedule[], instant: Date, calendar: OpeningCalendar): boolean =>
  openWhen(londonTime(instant), calendar)(schedules)

/** Open at some time of a day, be it the end of a night. */
export function openOn(date: LocalDate, calendar: OpeningCalendar): HasHours {
  const [today, yesterday] = [dayFacts(date, calendar), dayFacts(addDays(date, -1), calendar)]
  return (schedules) =>
    schedules.some(
      (schedule) => holdsOn(schedule, today) || (span(schedule).until > DAY && holdsOn(schedule, yesterday)),
    )
}

/**
 * Open on some such weekday (at this time of it) from today on, whatever the week: what "Saturday mornings" asks for.
 * Terms, holidays and weeks of the month are for the family to read.
 */
export const isOpenOnWeekdays = (
  schedules: readonly Schedule[],
  weekday: Weekday,
  minutes: number | undefined,
  today: LocalDate,
): boolean =>
  schedules.some((schedule) => {
    const { from, until } = span(schedule)
    const isOver = schedule.until !== undefined && schedule.until < today
    const itself =
      schedule.days.includes(weekday) && (minutes === undefined || (from <= minutes && minutes < until))
    const theNightBefore =
      schedule.days.includes(dayBefore(weekday)) && (minutes === undefined ? 0 : minutes) + DAY < until
    return !isOver && (itself || theNightBefore)
  })
