import { ageOn, isLocalDate, type LocalDate } from '#calendar/index.ts'

/** A child of the form, by its key there. A date of birth that is no date is not known. */
export type Subject = { key: string; dateOfBirth?: string | null | undefined }

/** Age on a day, or undefined where the date of birth is not known. */
export const ageOfSubject = (subject: Subject, on: LocalDate): number | undefined =>
  isLocalDate(subject.dateOfBirth) ? ageOn(subject.dateOfBirth, on) : undefined
