/** PURE. Days, ages, school terms, bank holidays of England and working days. The day is an argument. */
export { BANK_HOLIDAYS, isBankHoliday } from './bank-holidays.ts'
export {
  addDays,
  addMonths,
  addYears,
  ageOn,
  dayOfWeek,
  daysBetween,
  isLocalDate,
  type LocalDate,
} from './local-date.ts'
export { londonDate } from './london-date.ts'
export { isInHalfTerm, lastCompletedTerm, SchoolTerm } from './school-terms.ts'
export { addWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.ts'
