import type { ChildFacts } from '../../../src/eligibility/index.ts'
import { child, type Row } from './row.ts'

export type Assessments = NonNullable<ChildFacts['assessments']>['items']
export const assessed = (items: Assessments, plans: NonNullable<ChildFacts['plans']>['items'] = []) =>
  child({ assessments: { items, complete: true }, plans: { items: plans, complete: true } })

/** Readings A24 to A27: assessments and young carers. */
export const ASSESSMENTS: readonly Row[] = [
  [
    'A24',
    'on the first anniversary',
    'TEH-P8',
    'met',
    assessed([
      { section: '17', completedOn: '2025-06-01' },
      { section: '47', completedOn: '2026-06-01' },
    ]),
  ],
  [
    'A24',
    'the day after it',
    'TEH-P8',
    'not_met',
    assessed([
      { section: '17', completedOn: '2025-06-01' },
      { section: '47', completedOn: '2026-06-02' },
    ]),
  ],
  [
    'A24',
    'through a leap year',
    'TEH-P8',
    'met',
    assessed([
      { section: '17', completedOn: '2023-03-01' },
      { section: '17', completedOn: '2024-03-01' },
    ]),
  ],
  [
    'A24',
    'from 29 February to 28 February',
    'TEH-P8',
    'met',
    assessed([
      { section: '17', completedOn: '2024-02-29' },
      { section: '17', completedOn: '2025-02-28' },
    ]),
  ],
  [
    'A24',
    'from 29 February to 1 March',
    'TEH-P8',
    'not_met',
    assessed([
      { section: '17', completedOn: '2024-02-29' },
      { section: '17', completedOn: '2025-03-01' },
    ]),
  ],
  [
    'A24',
    'an enquiry through an assessment is one',
    'TEH-P8',
    'not_met',
    assessed([
      { section: '17', completedOn: '2026-03-01', reference: 'x' },
      { section: '47', completedOn: '2026-02-01', carriedOutThrough: 'x' },
    ]),
  ],
  [
    'A24',
    'two that name each other are one',
    'TEH-P8',
    'not_met',
    assessed([
      { section: '17', completedOn: '2026-03-01', reference: 'x', carriedOutThrough: 'y' },
      { section: '47', completedOn: '2026-02-01', reference: 'y', carriedOutThrough: 'x' },
    ]),
  ],
  [
    'A24',
    'an enquiry through one not listed',
    'TEH-P8',
    'undetermined',
    assessed([
      { section: '17', completedOn: '2026-03-01' },
      { section: '47', completedOn: '2026-02-01', carriedOutThrough: 'x' },
    ]),
  ],
  [
    'A25',
    'years ago, by the text',
    'TEH-P8',
    'met',
    assessed([
      { section: '17', completedOn: '2019-06-01' },
      { section: '17', completedOn: '2019-09-01' },
    ]),
  ],
  [
    'A26',
    'a plan on the day of the first',
    'TEH-P8',
    'not_met',
    assessed(
      [
        { section: '17', completedOn: '2025-06-01' },
        { section: '47', completedOn: '2026-06-01' },
      ],
      [{ kind: 'child_in_need', startedOn: '2025-06-01' }],
    ),
  ],
  [
    'A26',
    'a plan the day before it',
    'TEH-P8',
    'met',
    assessed(
      [
        { section: '17', completedOn: '2025-06-01' },
        { section: '47', completedOn: '2026-06-01' },
      ],
      [{ kind: 'child_protection', startedOn: '2025-05-31' }],
    ),
  ],
  [
    'A27',
    "a referrer's belief",
    'TEH-P9',
    'undetermined',
    child({ youngCarer: { identifiedBy: 'referrer', existingProvisionMeetsNeeds: false } }),
  ],
  [
    'A27',
    "the council's finding",
    'TEH-P9',
    'met',
    child({ youngCarer: { identifiedBy: 'council_after_referral', existingProvisionMeetsNeeds: false } }),
  ],
]
