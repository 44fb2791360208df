import { isFactPointer } from '../fact-pointers.ts'
import type { Check } from './check.ts'
import { each, isGiven, when, where } from './places.ts'

export const circumstanceChecks: readonly Check[] = [
  {
    code: 'reasons_missing',
    effect: 'doubts',
    means: 'None of the four reasons for completing a MARF is given (W23).',
    message: 'Say why the form is completed: one or more of the four reasons.',
    find: ({ reasonsForReferral }) => when((reasonsForReferral ?? []).length === 0, '/reasonsForReferral'),
  },
  {
    code: 'referrer_has_interest',
    effect: 'doubts',
    means: 'The referrer has a tie to the family beyond the job.',
    message: 'The referrer has a tie to the family. A person will look at it.',
    find: ({ referrer }) => when(isGiven(referrer?.interestInFamily), '/referrer/interestInFamily'),
  },
  {
    code: 'dispute_of_no_fact',
    effect: 'doubts',
    severity: 'high',
    means: 'A dispute points to something that is no fact of the criteria, or to a child who is not there.',
    message: 'This points to no fact of this form that the criteria use.',
    find: (form) =>
      where(
        each(form.disputes, '/disputes'),
        ({ pointer }) => pointer !== undefined && !isFactPointer(form, pointer),
        '/pointer',
      ),
  },
]
