/** A day without a time or a zone, `YYYY-MM-DD`. Two of them compare as strings. */
export type LocalDate = string

const DAY_MS = 86_400_000
const SHAPE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Is it a day that exists, written `YYYY-MM-DD`? */
export const isLocalDate = (value: unknown): value is LocalDate =>
  typeof value === 'string' && SHAPE.test(value) && Number(value.slice(8)) <= daysInMonth(value)

/** The date `days` later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => fromDayNumber(dayNumber(date) + days)

/** Days from one date to another: 1 from a day to the next, negative when `to` comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from)

/** The anniversary `years` later; 29 February falls on 28 February in common years. */
export function addYears(date: LocalDate, years: number): LocalDate {
  mustBeDate(date)
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0')
  const anniversary = `${year}${date.slice(4)}`
  if (isLocalDate(anniversary)) return anniversary
  return mustBeDate(`${year}-02-28`)
}

/**
 * Age in completed years on a day; negative before birth. Somebody born on 29 February is a year
 * older on 1 March of a common year, so nobody stops being a child a day early.
 */
export function ageOn(dateOfBirth: LocalDate, on: LocalDate): number {
  mustBeDate(dateOfBirth)
  mustBeDate(on)
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return on.slice(5) < dateOfBirth.slice(5) ? years - 1 : years
}

/** The same day of the month so many months later; the month's last where it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = mustBeDate(date).split('-').map(Number) as [number, number, number]
  const count = year * 12 + month - 1 + months
  const first = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
  return mustBeDate(`${first}-${String(Math.min(day, daysInMonth(`${first}-01`))).padStart(2, '0')}`)
}

/** Monday is 1, Sunday 7. */
export const dayOfWeek = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** The message names no value: a date of birth has no place in a log. */
function mustBeDate(date: string): LocalDate {
  if (!isLocalDate(date)) throw new RangeError('Not a day that exists, written YYYY-MM-DD')
  return date
}

const dayNumber = (date: LocalDate): number => Date.parse(`${mustBeDate(date)}T00:00:00Z`) / DAY_MS

const fromDayNumber = (days: number): LocalDate =>
  mustBeDate(new Date(days * DAY_MS).toISOString().slice(0, 10))

/** The parser of `Date` takes 30 February for 2 March, so the length of the month is asked for here. */
function daysInMonth(date: string): number {
  const month = Number(date.slice(5, 7))
  if (month === 2) return isLeapYear(Number(date.slice(0, 4))) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
