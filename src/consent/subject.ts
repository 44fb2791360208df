import { ageOn, isLocalDate, type LocalDate } from '#calendar/index.ts'

/**
 * A person of the form, by their key there. A date of birth that is no date is not known; `isAdult` says that
 * somebody is of age though it is not.
 */
export type Subject = { key: string; dateOfBirth?: string | null | undefined; isAdult?: boolean | undefined }

/** Age on a day, or undefined where the date of birth is not known. */
export const ageOfSubject = (subject: Subject, on: LocalDate): number | undefined =>
  isLocalDate(subject.dateOfBirth) ? ageOn(subject.dateOfBirth, on) : undefined
