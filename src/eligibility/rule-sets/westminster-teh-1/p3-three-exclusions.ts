import type { Criterion } from '../../rule-set.ts'
import { fixedTermExclusion } from './fixed-term-exclusion.ts'

const ONE = {
  kind: 'fixed_term',
  startedOn: '2026-03-02',
  lengthHalfDays: 2,
  yearGroup: '6',
  status: 'in_force',
  directResultOfParentingIncapacity: true,
} as const
const TWO = [ONE, { ...ONE, startedOn: '2026-04-20' }]

/** TEH-P3: three fixed-term exclusions of any length. */
export const threeExclusions: Criterion = {
  id: 'TEH-P3',
  title: 'Excluded three times',
  cites: ['W10'],
  explainedBy: ['W7'],
  readings: ['A13', 'A14', 'A15'],
  kind: 'mixed',
  scope: 'child',
  condition: {
    kind: 'at_least',
    text: 'At least three such exclusions',
    parameter: 'exclusions',
    list: 'exclusions',
    each: { kind: 'all', text: 'All of these hold', of: fixedTermExclusion },
  },
  examples: [
    {
      name: 'three, in Years 6 and 7',
      facts: {
        children: [{ exclusions: { items: [...TWO, { ...ONE, startedOn: '2026-10-05', yearGroup: '7' }] } }],
      },
      status: 'met',
    },
    {
      name: 'two, and no more',
      facts: { children: [{ exclusions: { items: TWO, complete: true } }] },
      status: 'not_met',
    },
    {
      name: 'two, perhaps more',
      facts: { children: [{ exclusions: { items: TWO } }] },
      status: 'undetermined',
    },
    {
      name: 'two and an internal one',
      facts: {
        children: [{ exclusions: { items: [...TWO, { ...ONE, kind: 'internal' }], complete: true } }],
      },
      status: 'not_met',
    },
    {
      name: 'the third not judged',
      facts: {
        children: [
          {
            exclusions: {
              items: [...TWO, { ...ONE, directResultOfParentingIncapacity: 'not_known' }],
              complete: true,
            },
          },
        ],
      },
      status: 'undetermined',
    },
  ],
}
