import type { Criterion } from '../../rule-set.ts'

/** TEH-P4: permanently excluded, and not known to other teams. */
export const permanentExclusion: Criterion = {
  id: 'TEH-P4',
  title: 'Permanently excluded',
  cites: ['W11'],
  readings: ['A16', 'A17'],
  kind: 'computable',
  scope: 'child',
  condition: {
    kind: 'all',
    text: 'Both hold',
    of: [
      {
        kind: 'stated',
        text: 'A permanent exclusion is in force',
        fact: 'permanentExclusion.status',
        met: ['in_force'],
        notMet: ['none', 'overturned'],
      },
      {
        kind: 'not',
        text: 'The child is not known to other teams',
        of: {
          kind: 'stated',
          text: 'Another Family Services team is involved',
          fact: 'permanentExclusion.otherTeams',
          met: ['open'],
          notMet: ['none'],
          open: [
            {
              answer: 'closed_only',
              reason: 'The page does not say whether closed involvement counts as known.',
            },
          ],
        },
      },
    ],
  },
  examples: [
    {
      name: 'in force, no other team',
      facts: { children: [{ permanentExclusion: { status: 'in_force', otherTeams: 'none' } }] },
      status: 'met',
    },
    {
      name: 'overturned',
      facts: { children: [{ permanentExclusion: { status: 'overturned', otherTeams: 'none' } }] },
      status: 'not_met',
    },
    {
      name: 'another team is involved',
      facts: { children: [{ permanentExclusion: { status: 'in_force', otherTeams: 'open' } }] },
      status: 'not_met',
    },
    {
      name: 'closed involvement only',
      facts: { children: [{ permanentExclusion: { status: 'in_force', otherTeams: 'closed_only' } }] },
      status: 'undetermined',
    },
    { name: 'nothing known', facts: { children: [{}] }, status: 'undetermined' },
  ],
}
