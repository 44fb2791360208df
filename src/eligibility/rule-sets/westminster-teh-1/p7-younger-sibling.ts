import type { Criterion } from '../../rule-set.ts'

const CHILD = { dateOfBirth: '2015-04-02' }
const NO = {
  person: 'sibling-1',
  convictedOfSeriousYouthViolence: false,
  convictedOfSupplyingDrugs: false,
  knownGangNominal: false,
}
const OLDER = { ...NO, dateOfBirth: '2009-09-09' }

/** TEH-P7: an older sibling convicted of serious youth violence or supplying drugs, or a known gang nominal. */
export const youngerSibling: Criterion = {
  id: 'TEH-P7',
  title: 'A younger child at risk through an older sibling',
  cites: ['W16'],
  explainedBy: ['W14'],
  readings: ['A22', 'A23'],
  kind: 'computable',
  scope: 'child',
  condition: {
    kind: 'at_least',
    text: 'At least one such sibling',
    parameter: 'siblings',
    list: 'siblings',
    each: {
      kind: 'all',
      text: 'Both hold',
      of: [
        { kind: 'derived', text: 'The sibling is older', derived: 'older_than_child' },
        {
          kind: 'any',
          text: 'One of these is so',
          of: [
            {
              kind: 'stated',
              text: 'Convicted of serious youth violence',
              fact: 'sibling.convictedOfSeriousYouthViolence',
              met: [true],
              notMet: [false],
            },
            {
              kind: 'stated',
              text: 'Convicted of supplying drugs',
              fact: 'sibling.convictedOfSupplyingDrugs',
              met: [true],
              notMet: [false],
            },
            {
              kind: 'stated',
              text: 'A known gang nominal',
              fact: 'sibling.knownGangNominal',
              met: [true],
              notMet: [false],
            },
          ],
        },
      ],
    },
  },
  examples: [
    {
      name: 'a gang nominal, born earlier',
      facts: { children: [{ ...CHILD, siblings: { items: [{ ...OLDER, knownGangNominal: true }] } }] },
      status: 'met',
    },
    {
      name: 'a day older',
      facts: {
        children: [
          {
            ...CHILD,
            siblings: { items: [{ ...NO, dateOfBirth: '2015-04-01', convictedOfSupplyingDrugs: true }] },
          },
        ],
      },
      status: 'met',
    },
    {
      name: 'a twin is not older',
      facts: {
        children: [
          {
            ...CHILD,
            siblings: { items: [{ ...OLDER, ...CHILD, knownGangNominal: true }], complete: true },
          },
        ],
      },
      status: 'not_met',
    },
    {
      name: 'older, and none of the three',
      facts: { children: [{ ...CHILD, siblings: { items: [OLDER], complete: true } }] },
      status: 'not_met',
    },
    {
      name: 'perhaps there are other siblings',
      facts: { children: [{ ...CHILD, siblings: { items: [OLDER] } }] },
      status: 'undetermined',
    },
    {
      name: 'no date of birth',
      facts: {
        children: [{ ...CHILD, siblings: { items: [{ ...NO, knownGangNominal: true }], complete: true } }],
      },
      status: 'undetermined',
    },
  ],
}
