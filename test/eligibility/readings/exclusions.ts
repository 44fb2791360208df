import type { ChildFacts } from '../../../src/eligibility/index.ts'
import { GATES, NO_PRIORITY } from '../families.ts'
import { child, type Row } from './row.ts'

export const EXCLUSION = {
  kind: 'fixed_term',
  status: 'in_force',
  yearGroup: '6',
  lengthHalfDays: 20,
  startedOn: '2026-05-05',
  directResultOfParentingIncapacity: true,
} as const
export const excluded = (...items: NonNullable<ChildFacts['exclusions']>['items']) =>
  child({ exclusions: { items, complete: true } })

/** Readings A12 to A17: exclusions. */
export const EXCLUSIONS: readonly Row[] = [
  ['A12', 'ten days', 'TEH-P2', 'met', excluded(EXCLUSION)],
  ['A12', 'nine and a half', 'TEH-P2', 'not_met', excluded({ ...EXCLUSION, lengthHalfDays: 19 })],
  [
    'A12',
    'five and five',
    'TEH-P2',
    'not_met',
    excluded({ ...EXCLUSION, lengthHalfDays: 10 }, { ...EXCLUSION, lengthHalfDays: 10 }),
  ],
  [
    'A13',
    'in Year 7 then, whatever the age now',
    'TEH-P2',
    'met',
    {
      ...GATES,
      children: [
        {
          ...NO_PRIORITY,
          dateOfBirth: '2009-01-01',
          exclusions: { items: [{ ...EXCLUSION, yearGroup: '7', startedOn: '2020-11-02' }] },
        },
      ],
    },
  ],
  ['A14', 'Year 7', 'TEH-P2', 'met', excluded({ ...EXCLUSION, yearGroup: '7' })],
  ['A14', 'Year 8', 'TEH-P2', 'not_met', excluded({ ...EXCLUSION, yearGroup: '8' })],
  ['A14', 'Nursery', 'TEH-P2', 'met', excluded({ ...EXCLUSION, yearGroup: 'N2' })],
  [
    'A14',
    'never from the date of birth',
    'TEH-P2',
    'undetermined',
    excluded({ ...EXCLUSION, yearGroup: null }),
  ],
  [
    'A15',
    'three of any length',
    'TEH-P3',
    'met',
    excluded({ ...EXCLUSION, lengthHalfDays: 1 }, EXCLUSION, { ...EXCLUSION, yearGroup: '7' }),
  ],
  [
    'A15',
    'a cancelled one',
    'TEH-P3',
    'not_met',
    excluded(EXCLUSION, EXCLUSION, { ...EXCLUSION, status: 'cancelled' }),
  ],
  [
    'A15',
    'an internal one',
    'TEH-P3',
    'not_met',
    excluded(EXCLUSION, EXCLUSION, { ...EXCLUSION, kind: 'internal' }),
  ],
  [
    'A15',
    'one of another cause',
    'TEH-P3',
    'not_met',
    excluded(EXCLUSION, EXCLUSION, { ...EXCLUSION, directResultOfParentingIncapacity: false }),
  ],
  [
    'A16',
    'overturned',
    'TEH-P4',
    'not_met',
    child({ permanentExclusion: { status: 'overturned', otherTeams: 'none' } }),
  ],
  [
    'A16',
    'in force',
    'TEH-P4',
    'met',
    child({ permanentExclusion: { status: 'in_force', otherTeams: 'none' } }),
  ],
  [
    'A17',
    'open with another team',
    'TEH-P4',
    'not_met',
    child({ permanentExclusion: { status: 'in_force', otherTeams: 'open' } }),
  ],
  [
    'A17',
    'closed only',
    'TEH-P4',
    'undetermined',
    child({ permanentExclusion: { status: 'in_force', otherTeams: 'closed_only' } }),
  ],
]
