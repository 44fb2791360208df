import { isLocalDate, type LocalDate } from '#calendar/index.ts'

/** Why a day cannot be the day of something that has happened, or undefined when it can. */
export function dayProblem(day: string, on: LocalDate, what: string): string | undefined {
  if (!isLocalDate(day)) return `${what} is not a day that exists.`
  return day > on ? `${what} lies after the day of the evaluation.` : undefined
}
