import { BOROUGHS } from '../../boroughs.ts'
import type { Criterion } from '../../rule-set.ts'

/** TEH-S3: lives in Westminster, under 18. */
export const placeAndAge: Criterion = {
  id: 'TEH-S3',
  title: 'Place and age',
  cites: ['N1', 'W1'],
  readings: [],
  kind: 'computable',
  scope: 'child',
  condition: {
    kind: 'all',
    text: 'Both hold',
    of: [
      {
        kind: 'stated',
        text: 'The child lives in Westminster',
        fact: 'borough',
        met: ['westminster'],
        notMet: BOROUGHS.filter((borough) => borough !== 'westminster'),
        sentence: 'N1',
      },
      {
        kind: 'compare',
        text: 'The child is under 18 on the day of the referral',
        derived: 'age',
        operator: 'under',
        parameter: 'age_of_adulthood',
        sentence: 'W1',
      },
    ],
  },
  examples: [
    {
      name: 'the day before the eighteenth birthday',
      facts: { borough: 'westminster', children: [{ dateOfBirth: '2008-11-24' }] },
      status: 'met',
    },
    {
      name: 'eighteen on the day',
      facts: { borough: 'westminster', children: [{ dateOfBirth: '2008-11-23' }] },
      status: 'not_met',
    },
    {
      name: 'lives elsewhere, whatever the age',
      facts: { borough: 'camden', children: [{}] },
      status: 'not_met',
    },
    {
      name: 'borough not known',
      facts: { borough: 'not_known', children: [{ dateOfBirth: '2015-05-05' }] },
      status: 'undetermined',
    },
    {
      name: 'date of birth not known',
      facts: { borough: 'westminster', children: [{ dateOfBirth: 'not_known' }] },
      status: 'undetermined',
    },
    {
      name: 'a date of birth in the future is no date of birth',
      facts: { borough: 'westminster', children: [{ dateOfBirth: '2026-11-24' }] },
      status: 'undetermined',
    },
  ],
}
