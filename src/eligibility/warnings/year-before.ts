import { addYears, type LocalDate } from '#calendar/index.ts'
import { rememberingLast } from '../remembering-last.ts'

const yearsFrom = rememberingLast(addYears)

/** Twelve months before the day of the evaluation, which is the same for every family of a day. */
export const yearBefore = (on: LocalDate): LocalDate => yearsFrom(on, -1)
