import type { Criterion } from '../../rule-set.ts'

const PROVEN = {
  stage: 'admitted',
  committedOn: '2026-05-10',
  lowLevel: true,
  firstOffence: true,
  meetsTriageRequirements: true,
} as const
const BORN = { dateOfBirth: '2013-02-01' }

/** TEH-P5: a proven first offence at a low level that meets the requirements for youth justice triage. */
export const firstOffence: Criterion = {
  id: 'TEH-P5',
  title: 'A proven first offence',
  cites: ['W13'],
  explainedBy: ['W12'],
  readings: ['A18', 'A19'],
  kind: 'mixed',
  scope: 'child',
  condition: {
    kind: 'all',
    text: 'All of these hold',
    of: [
      {
        kind: 'stated',
        text: 'The offence is proven: admitted, or found',
        fact: 'offence.stage',
        met: ['admitted', 'found'],
        notMet: ['none', 'alleged', 'denied'],
      },
      {
        kind: 'compare',
        text: 'The child was ten or older when it was committed',
        derived: 'age_at_offence',
        operator: 'at_least',
        parameter: 'age_of_criminal_responsibility',
      },
      { kind: 'judged', text: 'It is low level', fact: 'offence.lowLevel', met: [true], notMet: [false] },
      {
        kind: 'stated',
        text: 'It is a first offence',
        fact: 'offence.firstOffence',
        met: [true],
        notMet: [false],
      },
      {
        kind: 'judged',
        text: 'It meets the requirements for youth justice triage',
        fact: 'offence.meetsTriageRequirements',
        met: [true],
        notMet: [false],
      },
    ],
  },
  examples: [
    { name: 'admitted', facts: { children: [{ ...BORN, offence: PROVEN }] }, status: 'met' },
    {
      name: 'found',
      facts: { children: [{ ...BORN, offence: { ...PROVEN, stage: 'found' } }] },
      status: 'met',
    },
    {
      name: 'alleged only, whatever is not known',
      facts: { children: [{ offence: { stage: 'alleged' } }] },
      status: 'not_met',
    },
    {
      name: 'denied',
      facts: { children: [{ ...BORN, offence: { ...PROVEN, stage: 'denied' } }] },
      status: 'not_met',
    },
    {
      name: 'on the tenth birthday',
      facts: { children: [{ dateOfBirth: '2016-05-10', offence: PROVEN }] },
      status: 'met',
    },
    {
      name: 'the day before the tenth birthday',
      facts: { children: [{ dateOfBirth: '2016-05-11', offence: PROVEN }] },
      status: 'not_met',
    },
    {
      name: 'nine today, so under ten whenever it was',
      facts: { children: [{ dateOfBirth: '2017-01-01', offence: { ...PROVEN, committedOn: null } }] },
      status: 'not_met',
    },
    {
      name: 'not known when',
      facts: { children: [{ ...BORN, offence: { ...PROVEN, committedOn: 'not_known' } }] },
      status: 'undetermined',
    },
    {
      name: 'the youth justice team has not judged it',
      facts: { children: [{ ...BORN, offence: { ...PROVEN, lowLevel: null } }] },
      status: 'undetermined',
    },
    { name: 'no offence', facts: { children: [{ offence: { stage: 'none' } }] }, status: 'not_met' },
  ],
}
