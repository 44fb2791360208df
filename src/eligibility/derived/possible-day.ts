import { isLocalDate, type LocalDate } from '#calendar/index.ts'

/** Why a day cannot be the day of something that has happened, or undefined when it can. */
export function dayProblem(day: string, on: LocalDate, what: string): string | undefined {
  if (!existsForSure(day) && !isLocalDate(day)) return `${what} is not a day that exists.`
  return day > on ? `${what} lies after the day of the evaluation.` : undefined
}

/** Days 1 to 28 exist in every month: most dates need no calendar, and there are many in a form. */
const existsForSure = (day: string): boolean => EVERY_MONTH.test(day)

const EVERY_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/
