import {
  addDays,
  dayOfWeek,
  isBankHoliday,
  isInHalfTerm,
  type LocalDate,
  type SchoolTerm,
} from '#calendar/index.ts'
import { WEEKDAYS, type Weekday } from '../../record/schedule.ts'

/** What regular hours depend on besides the day: the council's school terms. Bank holidays are England's. */
export type OpeningCalendar = { readonly terms: readonly SchoolTerm[] }

/** All of a day that hours are written by. Undefined where nobody knows yet. */
export type DayFacts = {
  readonly date: LocalDate
  readonly weekday: Weekday
  /** The first, second … of its weekday in the month. */
  readonly week: number
  readonly lastWeek: boolean
  readonly bankHoliday: boolean | undefined
  readonly during: 'term_time' | 'school_holidays' | undefined
}

export const dayFacts = (date: LocalDate, { terms }: OpeningCalendar): DayFacts => ({
  date,
  weekday: weekdayOf(date),
  week: Math.ceil(Number(date.slice(8)) / 7),
  lastWeek: addDays(date, 7).slice(5, 7) !== date.slice(5, 7),
  bankHoliday: bankHolidayOn(date),
  during: duringOn(date, terms),
})

export const weekdayOf = (date: LocalDate): Weekday => WEEKDAYS[dayOfWeek(date) - 1] as Weekday

/** The weekday before another. */
export const dayBefore = (weekday: Weekday): Weekday =>
  WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7] as Weekday

function bankHolidayOn(date: LocalDate): boolean | undefined {
  try {
    return isBankHoliday(date)
  } catch (error) {
    // Years that nobody has published yet.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A half-term and a day between two known terms are holidays; before the first or after the last, nobody knows. */
function duringOn(date: LocalDate, terms: readonly SchoolTerm[]): DayFacts['during'] {
  const term = terms.find(({ from, to }) => from <= date && date <= to)
  if (term !== undefined) return isInHalfTerm(term, date) ? 'school_holidays' : 'term_time'
  const known = terms.some(({ to }) => to < date) && terms.some(({ from }) => date < from)
  return known ? 'school_holidays' : undefined
}
