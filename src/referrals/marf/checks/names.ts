import type { FormChild } from '../child.ts'
import type { Draft } from '../draft-form.ts'
import type { Check } from './check.ts'
import { eachChild, isDay, isGiven, where } from './places.ts'

const nameOf = (child: Draft<FormChild>): string =>
  [child.givenNames, child.familyName].filter(isGiven).join(' ').trim().toLocaleLowerCase('en-GB')

export const nameChecks: readonly Check[] = [
  {
    code: 'name_missing',
    effect: 'refuses_unless_danger',
    means: 'A born child has no name, and it is not said that the name is not known.',
    message: 'Give a given or family name, or nameNotKnown.',
    find: (form) =>
      where(
        eachChild(form),
        (child) => nameOf(child) === '' && child.nameNotKnown !== true && !isDay(child.expectedDate),
        '/givenNames',
      ),
  },
  {
    code: 'children_alike',
    effect: 'doubts',
    means: 'Two children have the same name and date of birth: perhaps twins, perhaps one child twice.',
    message: 'An earlier child has the same name and date of birth. Is it the same child?',
    find: (form) => {
      const alike = (a: Draft<FormChild>, b: Draft<FormChild>) =>
        nameOf(a) !== '' && nameOf(a) === nameOf(b) && isDay(a.dateOfBirth) && a.dateOfBirth === b.dateOfBirth
      return eachChild(form)
        .filter(({ item }, position) =>
          (form.children ?? []).slice(0, position).some((before) => alike(before, item)),
        )
        .map(({ pointer }) => pointer)
    },
  },
]
