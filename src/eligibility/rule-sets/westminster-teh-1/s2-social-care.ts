import type { Criterion } from '../../rule-set.ts'

const NO = { safety: { significantHarmSuspected: false }, serviceRequested: 'early_help' } as const

/** TEH-S2: harm suspected, an open plan or care status, or social care asked for. */
export const socialCare: Criterion = {
  id: 'TEH-S2',
  title: 'Social care screen',
  cites: ['W3', 'W21', 'W25'],
  readings: [],
  kind: 'mixed',
  scope: 'child',
  condition: {
    kind: 'any',
    text: 'One of these leads to social care',
    of: [
      {
        kind: 'derived',
        text: 'Significant harm is suspected',
        derived: 'harm_suspected',
        sentence: 'W25',
      },
      {
        kind: 'stated',
        text: 'The child has an open plan or care status',
        fact: 'child.statutoryStatus',
        met: ['child_in_need', 'child_protection_plan', 'looked_after', 'private_fostering'],
        notMet: ['none'],
        sentence: 'W3',
      },
      {
        kind: 'stated',
        text: 'Social care is asked for',
        fact: 'serviceRequested',
        met: ['social_care'],
        notMet: ['early_help'],
        sentence: 'W21',
      },
    ],
  },
  examples: [
    {
      name: 'harm suspected decides, whatever is not known',
      facts: { safety: { significantHarmSuspected: true }, children: [{}] },
      status: 'met',
    },
    {
      name: 'an open plan',
      facts: { ...NO, children: [{ statutoryStatus: 'child_in_need' }] },
      status: 'met',
    },
    {
      name: 'social care asked for',
      facts: { ...NO, serviceRequested: 'social_care', children: [{ statutoryStatus: 'none' }] },
      status: 'met',
    },
    {
      name: 'three times no',
      facts: { ...NO, children: [{ statutoryStatus: 'none' }] },
      status: 'not_met',
    },
    {
      name: 'status not known',
      facts: { ...NO, children: [{ statutoryStatus: 'not_known' }] },
      status: 'undetermined',
    },
    {
      name: 'harm not answered',
      facts: { serviceRequested: 'early_help', children: [{ statutoryStatus: 'none' }] },
      status: 'undetermined',
    },
  ],
}
