import type { Criterion } from '../../rule-set.ts'

const DONE = {
  undertaken: true,
  evidence: 'supplied',
  agencies: ['Example Primary School', 'Example Family Hub'],
  overAPeriodOfTime: true,
  result: 'no_change',
} as const
const WORK = { ...DONE, agencies: [...DONE.agencies] }

/** TEH-G1: work was done, with evidence, by several agencies, over time, and did not help. */
export const priorWork: Criterion = {
  id: 'TEH-G1',
  title: 'Prior multi-agency work',
  cites: ['W2'],
  readings: ['A1', 'A2', 'A3', 'A4', 'A5'],
  kind: 'mixed',
  scope: 'family',
  condition: {
    kind: 'all',
    text: 'All of these hold',
    of: [
      {
        kind: 'stated',
        text: 'Work has been undertaken to enable the family to make changes',
        fact: 'priorWork.undertaken',
        met: [true],
        notMet: [false],
      },
      {
        kind: 'stated',
        text: 'There is evidence of it',
        fact: 'priorWork.evidence',
        met: ['supplied'],
        notMet: ['confirmed_none'],
        open: [{ answer: 'not_yet_supplied', reason: 'The evidence has not been supplied yet.' }],
      },
      {
        kind: 'compare',
        text: 'Two or more different organisations took part',
        derived: 'number_of_agencies',
        operator: 'at_least',
        parameter: 'agencies',
      },
      {
        kind: 'derived',
        text: 'It was done over a period of time',
        derived: 'over_a_period_of_time',
      },
      {
        kind: 'any',
        text: 'It did not help',
        of: [
          {
            kind: 'judged',
            text: 'It led to no change, or things got worse',
            fact: 'priorWork.result',
            met: ['no_change', 'worse'],
            notMet: ['improved'],
          },
          {
            kind: 'judged',
            text: 'The negative impact on any one child has increased',
            fact: 'priorWork.worseForAnyChild',
            met: [true],
            notMet: [false],
          },
        ],
      },
    ],
  },
  examples: [
    { name: 'work by two agencies, no change', facts: { priorWork: WORK, children: [{}] }, status: 'met' },
    {
      name: 'improved for the family, worse for one child',
      facts: { priorWork: { ...WORK, result: 'improved', worseForAnyChild: true }, children: [{}] },
      status: 'met',
    },
    {
      name: 'improved for everybody',
      facts: { priorWork: { ...WORK, result: 'improved', worseForAnyChild: false }, children: [{}] },
      status: 'not_met',
    },
    {
      name: 'no work, whatever else is not known',
      facts: { priorWork: { undertaken: false }, children: [{}] },
      status: 'not_met',
    },
    {
      name: 'confirmed that there is no evidence',
      facts: { priorWork: { ...WORK, evidence: 'confirmed_none' }, children: [{}] },
      status: 'not_met',
    },
    {
      name: 'evidence not supplied yet',
      facts: { priorWork: { ...WORK, evidence: 'not_yet_supplied' }, children: [{}] },
      status: 'undetermined',
    },
    {
      name: 'one agency, and no other',
      facts: {
        priorWork: { ...WORK, agencies: ['Example Primary School'], agenciesComplete: true },
        children: [{}],
      },
      status: 'not_met',
    },
    {
      name: 'one agency named, perhaps more',
      facts: { priorWork: { ...WORK, agencies: ['Example Primary School'] }, children: [{}] },
      status: 'undetermined',
    },
    {
      name: 'one agency, spelt in two ways',
      facts: {
        priorWork: {
          ...WORK,
          agencies: ['Example Primary School', ' example  primary school '],
          agenciesComplete: true,
        },
        children: [{}],
      },
      status: 'not_met',
    },
    {
      name: 'work that ends before it begins',
      facts: { priorWork: { ...WORK, from: '2026-05-02', to: '2026-05-01' }, children: [{}] },
      status: 'undetermined',
    },
    { name: 'nothing known', facts: { children: [{}] }, status: 'undetermined' },
  ],
}
