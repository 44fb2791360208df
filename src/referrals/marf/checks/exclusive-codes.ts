import type { Check } from './check.ts'
import { eachChild, when, where } from './places.ts'

const standsNotAlone = (codes: readonly string[] | undefined, alone: string): boolean =>
  (codes ?? []).includes(alone) && (codes ?? []).length > 1

export const exclusiveCodeChecks: readonly Check[] = [
  {
    code: 'no_disability_with_others',
    effect: 'refuses_unless_danger',
    means: 'NONE (no disability) stands beside other disabilities.',
    message: 'NONE excludes every other disability.',
    find: (form) =>
      where(eachChild(form), ({ disabilities }) => standsNotAlone(disabilities, 'NONE'), '/disabilities'),
  },
  {
    code: 'no_factor_with_others',
    effect: 'refuses_unless_danger',
    means: '21 (no factors identified) stands beside other factors.',
    message: '21 excludes every other factor.',
    find: ({ factors }) => when(standsNotAlone(factors, '21'), '/factors'),
  },
]
