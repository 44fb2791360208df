import type { Criterion } from '../../rule-set.ts'

/** TEH-S1: any report of immediate danger stops the form. */
export const emergency: Criterion = {
  id: 'TEH-S1',
  title: 'Emergency screen',
  cites: ['W21', 'W25'],
  readings: [],
  kind: 'judgement',
  scope: 'child',
  condition: {
    kind: 'derived',
    text: 'Somebody reports immediate danger',
    derived: 'in_immediate_danger',
    sentence: 'W21',
  },
  examples: [
    {
      name: 'danger to anybody is danger to each child',
      facts: { safety: { immediateDanger: true }, children: [{}] },
      status: 'met',
    },
    {
      name: 'a yes about this child counts, whatever is said of the family',
      facts: { safety: { immediateDanger: false }, children: [{ safety: { immediateDanger: true } }] },
      status: 'met',
    },
    {
      name: 'answered no',
      facts: { safety: { immediateDanger: false }, children: [{}] },
      status: 'not_met',
    },
    { name: 'not asked', facts: { children: [{}] }, status: 'undetermined' },
    {
      name: 'asked and not known',
      facts: { safety: { immediateDanger: 'not_known' }, children: [{}] },
      status: 'undetermined',
    },
    {
      name: 'not known for this child',
      facts: { safety: { immediateDanger: false }, children: [{ safety: { immediateDanger: 'not_known' } }] },
      status: 'undetermined',
    },
    {
      name: 'a no about this child does not answer for the family',
      facts: { children: [{ safety: { immediateDanger: false } }] },
      status: 'undetermined',
    },
  ],
}
