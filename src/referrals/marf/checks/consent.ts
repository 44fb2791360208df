import { addDays } from '#calendar/index.ts'
import type { DraftForm } from '../draft-form.ts'
import type { Check } from './check.ts'
import { each, when, where } from './places.ts'

const records = (form: DraftForm) => each(form.consent?.records, '/consent/records')

export const consentChecks: readonly Check[] = [
  {
    code: 'consent_not_recorded',
    effect: 'doubts',
    severity: 'high',
    means:
      'Nothing is said about consent. Without it or a safeguarding reason the referral is referred back (N16).',
    message: 'Record what was asked and answered about consent; "refused" and "not_sought" are answers too.',
    find: ({ consent }) => when((consent?.records ?? []).length === 0, '/consent'),
  },
  {
    code: 'limitation_missing',
    effect: 'refuses_unless_danger',
    means: 'Consent was given with limitations, and none is written down.',
    message: 'Write down each limitation in the person’s own words.',
    find: (form) =>
      where(
        records(form),
        ({ state, limitations }) => state === 'given_with_limitations' && (limitations ?? []).length === 0,
        '/limitations',
      ),
  },
  {
    code: 'limitation_contradicts_state',
    effect: 'refuses_unless_danger',
    means:
      'Limitations stand on a record whose state is not given_with_limitations: they could be overlooked.',
    message: 'Limitations belong to the state given_with_limitations.',
    find: (form) =>
      where(
        records(form),
        ({ state, limitations }) => state !== 'given_with_limitations' && (limitations ?? []).length > 0,
        '/limitations',
      ),
  },
  {
    code: 'consent_giver_missing',
    effect: 'doubts',
    severity: 'high',
    means: 'Consent is said to be given, but not by whom.',
    message: 'Say who gave consent, and by what right.',
    find: (form) =>
      where(
        records(form),
        ({ state, givenBy }) =>
          (state === 'given' || state === 'given_with_limitations') && givenBy === undefined,
        '/givenBy',
      ),
  },
  {
    code: 'why_not_sought_missing',
    effect: 'doubts',
    severity: 'high',
    means: 'Consent was not sought, and no reason is given.',
    message: 'Say why the family was not asked.',
    find: (form) =>
      where(
        records(form),
        ({ state, whyNotSought }) => state === 'not_sought' && whyNotSought === undefined,
        '/whyNotSought',
      ),
  },
  {
    code: 'consent_in_future',
    effect: 'doubts',
    severity: 'high',
    means: 'A consent record is dated after today.',
    message: 'This lies in the future. Is the instant right?',
    // A day's grace: an instant in UTC may be a day off the local one.
    find: (form, { today }) =>
      where(records(form), ({ at }) => at !== undefined && at.slice(0, 10) > addDays(today, 1), '/at'),
  },
  {
    code: 'override_reasons_missing',
    effect: 'doubts',
    severity: 'high',
    means:
      'An override of consent has no reasons or nobody who decided it. It goes on; the note is asked for.',
    message: 'Give the reasons for going on without consent, and who decided.',
    find: ({ consent }) =>
      when(
        consent?.override !== undefined &&
          (consent.override.reasons === undefined || consent.override.decidedBy === undefined),
        '/consent/override',
      ),
  },
]
