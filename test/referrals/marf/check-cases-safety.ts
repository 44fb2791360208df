import type { CheckCase } from './check-case.ts'

/** Checks of safety, consent and keys that look at several places. */
export const safetyCases: CheckCase[] = [
  [
    'danger_detail_missing',
    '/safety/immediateDanger',
    { '/safety/immediateDangerPlace': undefined },
    {},
    'emergency',
  ],
  [
    'danger_detail_missing',
    '/safety/immediateDanger',
    { '/safety/immediateDangerDetail': undefined },
    { '/safety/immediateDanger': false, '/safety/immediateDangerDetail': undefined },
    'emergency',
  ],
  ['harm_detail_missing', '/safety/significantHarmSuspected', { '/safety/harmTypes': [] }, {}, 'social-care'],
  [
    'harm_detail_missing',
    '/safety/significantHarmSuspected',
    { '/safety/harmDetail': undefined },
    {},
    'social-care',
  ],
  [
    'harm_answers_differ',
    '/safety/significantHarmSuspected',
    { '/safety/harmTypes': ['NEG'] },
    { '/safety/harmTypes': [] },
  ],
  [
    'danger_answers_differ',
    '/safety/immediateDanger',
    { '/children/0/safety': { immediateDanger: true } },
    { '/children/0/safety': { immediateDanger: 'not_known' } },
  ],
  [
    'danger_answers_differ',
    '/safety/immediateDanger',
    {
      '/disputes': [
        {
          pointer: '/safety/immediateDanger',
          reports: [
            { value: false, reportedBy: {} },
            { value: true, reportedBy: {} },
          ],
        },
      ],
    },
    {
      '/disputes': [
        { pointer: '/safety/significantHarmSuspected', reports: [{ value: true, reportedBy: {} }] },
      ],
    },
  ],
  [
    'withheld_from_household_member',
    '/safety/contactRestrictions/withheldFrom/0',
    { '/people/1/inHousehold/now': true },
    { '/people/1/inHousehold/now': 'not_known' },
    'consent-limited',
  ],
  ['consent_not_recorded', '/consent', { '/consent': undefined }, { '/consent/records/0/state': 'refused' }],
  [
    'limitation_contradicts_state',
    '/consent/records/0/limitations',
    { '/consent/records/0/state': 'given' },
    { '/consent/records/0/state': 'given', '/consent/records/0/limitations': [] },
    'consent-limited',
  ],
  [
    'consent_giver_missing',
    '/consent/records/0/givenBy',
    { '/consent/records/0/givenBy': undefined },
    { '/consent/records/0/givenBy': undefined, '/consent/records/0/state': 'refused' },
  ],
  [
    'override_reasons_missing',
    '/consent/override',
    { '/consent/override/reasons': undefined },
    {},
    'social-care',
  ],
  [
    'override_reasons_missing',
    '/consent/override',
    { '/consent/override/decidedBy': undefined },
    { '/consent/override': undefined },
    'social-care',
  ],
  [
    'child_unknown',
    '/professionals/0/children/0',
    { '/professionals/0/children/0': 'nobody' },
    { '/professionals/0/children': [] },
  ],
]
