import { ageOn } from '#calendar/index.ts'
import type { Check } from './check.ts'
import { each, eachChild, isDay, isGiven, where } from './places.ts'
import { usualYearGroups } from './year-groups.ts'

/** Ten months on, as an upper bound to compare with; the day need not exist. */
function tenMonthsAfter(day: string): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + 10
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}${day.slice(7)}`
}

export const birthChecks: readonly Check[] = [
  {
    code: 'date_of_birth_in_future',
    effect: 'refuses_unless_danger',
    means: 'A date of birth lies after today. An unborn child has an expected date instead.',
    message: 'A date of birth cannot lie in the future. For an unborn child give expectedDate.',
    find: (form, { today }) =>
      [eachChild(form), each(form.people, '/people')].flatMap((places) =>
        where(places, ({ dateOfBirth }) => isDay(dateOfBirth) && dateOfBirth > today, '/dateOfBirth'),
      ),
  },
  {
    code: 'expected_date_too_far',
    effect: 'refuses_unless_danger',
    means: 'An expected date of birth lies more than ten months ahead.',
    message: 'An expected date of birth cannot lie more than ten months ahead.',
    find: (form, { today }) =>
      where(
        eachChild(form),
        ({ expectedDate }) => isDay(expectedDate) && expectedDate > tenMonthsAfter(today),
        '/expectedDate',
      ),
  },
  {
    code: 'expected_date_past',
    effect: 'doubts',
    means: 'An expected date of birth has passed: the child may be born by now.',
    message: 'The expected date has passed. Has the child been born?',
    find: (form, { today }) =>
      where(
        eachChild(form),
        ({ expectedDate }) => isDay(expectedDate) && expectedDate < today,
        '/expectedDate',
      ),
  },
  {
    code: 'birth_missing',
    effect: 'refuses_unless_danger',
    means: 'A child has neither a date of birth nor an expected date, and it is not said to be not known.',
    message: 'Give the date of birth or expectedDate, or say "not_known".',
    find: (form) =>
      where(
        eachChild(form),
        ({ dateOfBirth, expectedDate }) => (dateOfBirth ?? expectedDate ?? null) === null,
        '/dateOfBirth',
      ),
  },
  {
    code: 'born_and_expected',
    effect: 'doubts',
    means: 'A child has a date of birth and an expected date.',
    message: 'Both a date of birth and an expected date are given. Which holds?',
    find: (form) =>
      where(
        eachChild(form),
        ({ dateOfBirth, expectedDate }) => isDay(dateOfBirth) && isDay(expectedDate),
        '/expectedDate',
      ),
  },
  {
    code: 'year_of_birth_differs',
    effect: 'doubts',
    means: 'The year of birth is not that of the date of birth.',
    message: 'The year of birth and the date of birth differ.',
    find: (form) =>
      where(
        eachChild(form),
        ({ dateOfBirth, yearOfBirth }) =>
          isDay(dateOfBirth) && yearOfBirth !== undefined && Number(dateOfBirth.slice(0, 4)) !== yearOfBirth,
        '/yearOfBirth',
      ),
  },
  {
    code: 'age_over_25',
    effect: 'doubts',
    means: 'A child is over 25 by the date of birth.',
    message: 'By this date of birth the child is over 25. Is it right?',
    find: (form, { today }) =>
      where(
        eachChild(form),
        ({ dateOfBirth }) => isDay(dateOfBirth) && ageOn(dateOfBirth, today) > 25,
        '/dateOfBirth',
      ),
  },
  {
    code: 'year_group_unusual',
    effect: 'doubts',
    means: 'The year group is more than a year away from the usual one for the date of birth.',
    message: 'This year group is unusual for the date of birth. Is it right?',
    find: (form, { today }) =>
      where(
        eachChild(form),
        ({ dateOfBirth, setting }) =>
          isDay(dateOfBirth) &&
          isGiven(setting?.yearGroup) &&
          !usualYearGroups(dateOfBirth, today).includes(setting.yearGroup),
        '/setting/yearGroup',
      ),
  },
]
