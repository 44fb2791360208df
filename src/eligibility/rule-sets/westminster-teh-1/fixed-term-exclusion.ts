import type { Condition } from '../../condition.ts'

/** What W9 and W10 ask of each exclusion alike. */
export const fixedTermExclusion: readonly Condition[] = [
  {
    kind: 'stated',
    text: 'It is a fixed-term exclusion',
    fact: 'exclusion.kind',
    met: ['fixed_term'],
    notMet: ['internal'],
  },
  { kind: 'derived', text: 'It was not cancelled', derived: 'exclusion_in_force' },
  {
    kind: 'stated',
    text: 'The child was in primary school or Year 7',
    fact: 'exclusion.yearGroup',
    met: ['N1', 'N2', 'R', '1', '2', '3', '4', '5', '6', '7'],
    notMet: ['8', '9', '10', '11', '12', '13', '14'],
  },
  {
    kind: 'judged',
    text: 'It is a direct result of parenting incapacity',
    fact: 'exclusion.directResult',
    met: [true],
    notMet: [false],
  },
]
