import { hasSafeguardingReasons } from '../safeguarding.ts'
import type { Check } from './check.ts'
import { each, eachChild, when, where } from './places.ts'
import { statementLists } from './statement-lists.ts'

export const assessmentChecks: readonly Check[] = [
  {
    code: 'assessment_missing',
    effect: 'refuses_unless_danger',
    means:
      'There is no assessment, and no safeguarding reason to go without one. The assessment forms the basis of the referral (N5, N6).',
    message: 'An assessment is needed, except where there are safeguarding reasons.',
    find: (form) => when(form.assessment === undefined && !hasSafeguardingReasons(form), '/assessment'),
  },
  {
    code: 'assessment_outstanding',
    effect: 'doubts',
    means: 'The referral goes on for safeguarding reasons; the assessment has still to follow.',
    message: 'The assessment is outstanding. Send it as soon as you can.',
    find: (form) => when(form.assessment === undefined && hasSafeguardingReasons(form), '/assessment'),
  },
  {
    code: 'assessment_not_outstanding',
    effect: 'doubts',
    means: 'The assessment is said to be outstanding, and it is there.',
    message: 'The assessment is on this form. Is something of it still to come?',
    find: ({ assessment, assessmentOutstanding }) =>
      when(assessment !== undefined && assessmentOutstanding !== undefined, '/assessmentOutstanding'),
  },
  {
    code: 'child_not_assessed',
    effect: 'doubts',
    means: 'The assessment says nothing of one of the children.',
    message: 'The assessment says nothing about this child.',
    find: ({ assessment, ...form }) =>
      where(
        eachChild(form),
        ({ key }) =>
          assessment !== undefined && !(assessment.children ?? []).some(({ child }) => child === key),
      ),
  },
  {
    code: 'child_views_missing',
    effect: 'doubts',
    means: 'There is neither what the child says nor why the child was not heard.',
    message: 'What does the child say? If the child was not heard, say why.',
    find: ({ assessment }) =>
      where(
        each(assessment?.children, '/assessment/children'),
        ({ views }) => views?.words === undefined && views?.whyNotObtained === undefined,
        '/views',
      ),
  },
  {
    code: 'statement_without_source',
    effect: 'doubts',
    means: 'A statement of the assessment does not say who said it or when.',
    message: 'A statement here does not say who said it, or when.',
    find: ({ assessment }) =>
      statementLists(assessment)
        .filter(({ list }) =>
          list.some(
            ({ source }) =>
              source?.on === undefined || (source.name ?? source.role ?? source.organisation) === undefined,
          ),
        )
        .map(({ pointer }) => pointer),
  },
]
