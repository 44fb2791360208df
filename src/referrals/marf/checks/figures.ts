import type { Check } from './check.ts'
import { each, eachChild, isDay, isNumber, where } from './places.ts'

/** More half days than any term has; a whole school year has 380. */
const MOST_SESSIONS_IN_A_TERM = 200
/** Suspensions may come to 45 days in a year. */
const LONGEST_SUSPENSION_IN_HALF_DAYS = 90

export const figureChecks: readonly Check[] = [
  {
    code: 'attendance_impossible',
    effect: 'doubts',
    means:
      'More sessions were missed than were possible, or none were possible. The criteria take the figures as unknown.',
    message: 'These figures cannot be: more sessions missed than possible, or none possible.',
    find: (form) =>
      where(
        eachChild(form),
        ({ attendance }) =>
          attendance?.possibleSessions === 0 ||
          (isNumber(attendance?.possibleSessions) &&
            isNumber(attendance.unauthorisedSessions) &&
            attendance.unauthorisedSessions > attendance.possibleSessions),
        '/attendance',
      ),
  },
  {
    code: 'attendance_unusual',
    effect: 'doubts',
    means: 'A term with more sessions than any term has: perhaps the figures of a year.',
    message: 'No term has so many sessions. Are these the figures of one term?',
    find: (form) =>
      where(
        eachChild(form),
        ({ attendance }) =>
          isNumber(attendance?.possibleSessions) && attendance.possibleSessions > MOST_SESSIONS_IN_A_TERM,
        '/attendance/possibleSessions',
      ),
  },
  {
    code: 'attendance_percentage_differs',
    effect: 'doubts',
    means: 'The percentage is not that of the sessions. The criteria reckon with the sessions (A7).',
    message: 'The percentage and the sessions differ.',
    find: (form) =>
      where(
        eachChild(form),
        ({ attendance }) =>
          isNumber(attendance?.possibleSessions) &&
          isNumber(attendance.unauthorisedSessions) &&
          isNumber(attendance.unauthorisedPercentage) &&
          attendance.possibleSessions > 0 &&
          Math.abs(
            (100 * attendance.unauthorisedSessions) / attendance.possibleSessions -
              attendance.unauthorisedPercentage,
          ) > 1,
        '/attendance/unauthorisedPercentage',
      ),
  },
  {
    code: 'exclusion_length_unusual',
    effect: 'doubts',
    means: 'A suspension of no length, or longer than the 45 days a year allows.',
    message: 'A suspension lasts from half a day to 45 days. The length is given in half days.',
    find: (form) =>
      eachChild(form).flatMap(({ item, pointer }) =>
        where(
          each(item.exclusions?.items, `${pointer}/exclusions/items`),
          ({ lengthHalfDays }) =>
            isNumber(lengthHalfDays) &&
            (lengthHalfDays === 0 || lengthHalfDays > LONGEST_SUSPENSION_IN_HALF_DAYS),
          '/lengthHalfDays',
        ),
      ),
  },
  {
    code: 'exclusion_in_future',
    effect: 'doubts',
    means: 'A suspension begins after today.',
    message: 'This suspension begins in the future. Is the date right?',
    find: (form, { today }) =>
      eachChild(form).flatMap(({ item, pointer }) =>
        where(
          each(item.exclusions?.items, `${pointer}/exclusions/items`),
          ({ startedOn }) => isDay(startedOn) && startedOn > today,
          '/startedOn',
        ),
      ),
  },
]
