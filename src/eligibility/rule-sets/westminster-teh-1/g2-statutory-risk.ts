import type { Criterion } from '../../rule-set.ts'

/** TEH-G2: it is clear that statutory intervention would follow without the service. */
export const statutoryRisk: Criterion = {
  id: 'TEH-G2',
  title: 'Statutory intervention would follow',
  cites: ['W3'],
  readings: ['A1', 'A6', 'A20'],
  kind: 'judgement',
  scope: 'family',
  condition: {
    kind: 'judged',
    text: 'It is clear that without the service statutory intervention would follow',
    fact: 'statutoryRisk.withoutService',
    met: ['clear'],
    notMet: ['would_not_follow'],
    open: [{ answer: 'not_clear', reason: 'A doubt is to be resolved; it is no refusal.' }],
  },
  examples: [
    { name: 'clear', facts: { statutoryRisk: { withoutService: 'clear' }, children: [{}] }, status: 'met' },
    {
      name: 'would not follow',
      facts: { statutoryRisk: { withoutService: 'would_not_follow' }, children: [{}] },
      status: 'not_met',
    },
    {
      name: 'perhaps',
      facts: { statutoryRisk: { withoutService: 'not_clear' }, children: [{}] },
      status: 'undetermined',
    },
    { name: 'not judged', facts: { children: [{}] }, status: 'undetermined' },
  ],
}
