import type { Criterion } from '../../rule-set.ts'

const IMPACT = { onBehaviourAndWellbeing: true, willEscalate: true }
const NONE = { mentalHealth: false, domesticAbuse: false, substanceMisuse: false }

/** TEH-P6: the impact of a parent's issues will escalate without further intervention. */
export const parentalIssues: Criterion = {
  id: 'TEH-P6',
  title: "Impact of a parent's issues",
  cites: ['W15'],
  explainedBy: ['W14'],
  readings: ['A20', 'A21'],
  kind: 'judgement',
  scope: 'child',
  condition: {
    kind: 'all',
    text: 'All of these hold',
    of: [
      {
        kind: 'any',
        text: 'There is at least one of these issues',
        of: [
          {
            kind: 'stated',
            text: "A parent's mental health",
            fact: 'parentalFactors.mentalHealth',
            met: [true],
            notMet: [false],
          },
          {
            kind: 'stated',
            text: 'Domestic abuse',
            fact: 'parentalFactors.domesticAbuse',
            met: [true],
            notMet: [false],
          },
          {
            kind: 'stated',
            text: 'Substance misuse',
            fact: 'parentalFactors.substanceMisuse',
            met: [true],
            notMet: [false],
          },
        ],
      },
      {
        kind: 'judged',
        text: "It has an impact on the child's behaviour and well-being",
        fact: 'parentalImpact.onBehaviourAndWellbeing',
        met: [true],
        notMet: [false],
      },
      {
        kind: 'judged',
        text: 'It will escalate into safeguarding or care entry without further intervention',
        fact: 'parentalImpact.willEscalate',
        met: [true],
        notMet: [false],
      },
    ],
  },
  examples: [
    {
      name: 'one issue is enough, the others not known',
      facts: { parentalFactors: { domesticAbuse: true }, children: [{ parentalImpact: IMPACT }] },
      status: 'met',
    },
    {
      name: 'none of the three',
      facts: { parentalFactors: NONE, children: [{ parentalImpact: IMPACT }] },
      status: 'not_met',
    },
    {
      name: 'no impact on this child',
      facts: {
        parentalFactors: { mentalHealth: true },
        children: [{ parentalImpact: { ...IMPACT, onBehaviourAndWellbeing: false } }],
      },
      status: 'not_met',
    },
    {
      name: 'two answered no, the third not known',
      facts: {
        parentalFactors: { ...NONE, substanceMisuse: 'not_known' },
        children: [{ parentalImpact: IMPACT }],
      },
      status: 'undetermined',
    },
    {
      name: 'escalation not judged',
      facts: {
        parentalFactors: { mentalHealth: true },
        children: [{ parentalImpact: { onBehaviourAndWellbeing: true } }],
      },
      status: 'undetermined',
    },
  ],
}
