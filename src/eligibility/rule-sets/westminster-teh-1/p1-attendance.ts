import type { Criterion } from '../../rule-set.ts'

const REST = {
  term: '2026-summer',
  schoolActions: 'no_impact',
  mainCause: 'parenting_capacity',
} as const
const COUNTS = { ...REST, possibleSessions: 120, unauthorisedSessions: 13 }

/** TEH-P1: more than 10% unauthorised absence, not helped by the school, down to parenting capacity. */
export const attendance: Criterion = {
  id: 'TEH-P1',
  title: 'Not attending school regularly',
  cites: ['W5', 'W6'],
  explainedBy: ['W4', 'W7', 'W8'],
  readings: ['A7', 'A8', 'A9', 'A10', 'A11'],
  kind: 'mixed',
  scope: 'child',
  condition: {
    kind: 'all',
    text: 'All of these hold',
    of: [
      {
        kind: 'compare',
        text: 'More than 10% unauthorised absence over the last term',
        derived: 'unauthorised_share',
        operator: 'over',
        parameter: 'unauthorised_absence',
        sentence: 'W5',
      },
      {
        kind: 'judged',
        text: "The school's actions are not having an impact",
        fact: 'attendance.schoolActions',
        met: ['no_impact'],
        notMet: ['having_impact', 'none_taken'],
        sentence: 'W5',
      },
      {
        kind: 'judged',
        text: 'The main cause is parenting capacity',
        fact: 'attendance.mainCause',
        met: ['parenting_capacity'],
        notMet: ['childs_ill_health', 'conduct_disorder', 'other'],
        open: [{ answer: 'mixed', reason: 'With mixed causes it is open which one is the main one.' }],
        sentence: 'W6',
      },
    ],
  },
  examples: [
    { name: '13 of 120 sessions', facts: { children: [{ attendance: COUNTS }] }, status: 'met' },
    {
      name: '12 of 120: exactly 10%',
      facts: { children: [{ attendance: { ...COUNTS, unauthorisedSessions: 12 } }] },
      status: 'not_met',
    },
    {
      name: '10.1% where sessions are lacking',
      facts: { children: [{ attendance: { ...REST, unauthorisedPercentage: 10.1 } }] },
      status: 'met',
    },
    {
      name: '9.9% where sessions are lacking',
      facts: { children: [{ attendance: { ...REST, unauthorisedPercentage: 9.9 } }] },
      status: 'not_met',
    },
    {
      name: 'a bare 10% may have been rounded',
      facts: { children: [{ attendance: { ...REST, unauthorisedPercentage: 10 } }] },
      status: 'undetermined',
    },
    {
      name: '6% decides, though the cause is not known',
      facts: { children: [{ attendance: { ...COUNTS, unauthorisedSessions: 7, mainCause: null } }] },
      status: 'not_met',
    },
    {
      name: 'figures of another term',
      facts: { children: [{ attendance: { ...COUNTS, term: '2026-spring' } }] },
      status: 'undetermined',
    },
    {
      name: 'more missed than possible',
      facts: { children: [{ attendance: { ...COUNTS, unauthorisedSessions: 121 } }] },
      status: 'undetermined',
    },
    {
      name: 'the school has not acted yet',
      facts: { children: [{ attendance: { ...COUNTS, schoolActions: 'none_taken' } }] },
      status: 'not_met',
    },
    {
      name: 'mixed causes',
      facts: { children: [{ attendance: { ...COUNTS, mainCause: 'mixed' } }] },
      status: 'undetermined',
    },
  ],
}
