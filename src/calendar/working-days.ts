import { isBankHoliday } from './bank-holidays.ts'
import { addDays, dayOfWeek, type LocalDate } from './local-date.ts'

/** Monday to Friday, and not a bank holiday in England. */
export const isWorkingDay = (date: LocalDate): boolean => !isBankHoliday(date) && dayOfWeek(date) <= 5

/** The first working day after a date, whether or not that date is one. */
export function nextWorkingDay(date: LocalDate): LocalDate {
  let day = addDays(date, 1)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** The nth working day after a date; the date itself when n is 0. */
export function addWorkingDays(date: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('Working days are counted in whole numbers from 0')
  let day = date
  for (let left = n; left > 0; left--) day = nextWorkingDay(day)
  return day
}
