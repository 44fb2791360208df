import type { Criterion } from '../../rule-set.ts'
import { fixedTermExclusion } from './fixed-term-exclusion.ts'

const LONG = {
  kind: 'fixed_term',
  startedOn: '2026-06-01',
  lengthHalfDays: 20,
  yearGroup: '7',
  status: 'in_force',
  directResultOfParentingIncapacity: true,
} as const

/** TEH-P2: one fixed-term exclusion of at least ten school days. */
export const tenDayExclusion: Criterion = {
  id: 'TEH-P2',
  title: 'Excluded for ten days or more',
  cites: ['W9'],
  explainedBy: ['W7'],
  readings: ['A12', 'A13', 'A14', 'A15'],
  kind: 'mixed',
  scope: 'child',
  condition: {
    kind: 'at_least',
    text: 'At least one such exclusion',
    parameter: 'long_exclusions',
    list: 'exclusions',
    each: {
      kind: 'all',
      text: 'All of these hold',
      of: [
        ...fixedTermExclusion,
        {
          kind: 'compare',
          text: 'It lasted at least ten school days',
          derived: 'exclusion_length',
          operator: 'at_least',
          parameter: 'exclusion_length',
        },
      ],
    },
  },
  examples: [
    { name: 'exactly ten days', facts: { children: [{ exclusions: { items: [LONG] } }] }, status: 'met' },
    {
      name: 'nine and a half days',
      facts: { children: [{ exclusions: { items: [{ ...LONG, lengthHalfDays: 19 }], complete: true } }] },
      status: 'not_met',
    },
    {
      name: 'two of five days, back to back, are two exclusions',
      facts: {
        children: [
          {
            exclusions: {
              items: [
                { ...LONG, lengthHalfDays: 10 },
                { ...LONG, startedOn: '2026-06-08', lengthHalfDays: 10 },
              ],
              complete: true,
            },
          },
        ],
      },
      status: 'not_met',
    },
    {
      name: 'in Year 8',
      facts: { children: [{ exclusions: { items: [{ ...LONG, yearGroup: '8' }], complete: true } }] },
      status: 'not_met',
    },
    {
      name: 'cancelled',
      facts: { children: [{ exclusions: { items: [{ ...LONG, status: 'cancelled' }], complete: true } }] },
      status: 'not_met',
    },
    {
      name: 'length not known',
      facts: { children: [{ exclusions: { items: [{ ...LONG, lengthHalfDays: null }], complete: true } }] },
      status: 'undetermined',
    },
    {
      name: 'a short one, perhaps not the only one',
      facts: { children: [{ exclusions: { items: [{ ...LONG, lengthHalfDays: 2 }] } }] },
      status: 'undetermined',
    },
    {
      name: 'none at all',
      facts: { children: [{ exclusions: { items: [], complete: true } }] },
      status: 'not_met',
    },
    { name: 'nobody gave a list', facts: { children: [{}] }, status: 'undetermined' },
  ],
}
