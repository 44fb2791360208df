import type { Criterion } from '../../rule-set.ts'

const NO_PLANS = { plans: { items: [], complete: true } }
const first = { section: '17', completedOn: '2025-03-03' } as const
const onTheAnniversary = { section: '47', completedOn: '2026-03-03' } as const
const aDayLater = { section: '47', completedOn: '2026-03-04' } as const
const pair = { items: [first, onTheAnniversary] }

/** TEH-P8: assessed twice within a year under section 17 or 47, with no plan to follow. */
export const repeatAssessment: Criterion = {
  id: 'TEH-P8',
  title: 'Assessed repeatedly, without a plan',
  cites: ['W18'],
  explainedBy: ['W17'],
  readings: ['A24', 'A25', 'A26'],
  kind: 'computable',
  scope: 'child',
  condition: {
    kind: 'at_least',
    text: 'At least one such pair of assessments',
    parameter: 'assessment_pairs',
    list: 'assessment_pairs',
    each: {
      kind: 'all',
      text: 'Both hold',
      of: [
        {
          kind: 'derived',
          text: 'The second was completed within a year of the first',
          derived: 'completed_within',
          parameter: 'assessment_window',
        },
        { kind: 'derived', text: 'No plan has started since the first', derived: 'no_plan_since' },
      ],
    },
  },
  examples: [
    {
      name: 'the second on the anniversary of the first',
      facts: { children: [{ assessments: pair, ...NO_PLANS }] },
      status: 'met',
    },
    {
      name: 'a day after the anniversary',
      facts: { children: [{ assessments: { items: [first, aDayLater], complete: true }, ...NO_PLANS }] },
      status: 'not_met',
    },
    {
      name: 'a plan that started on the day of the first',
      facts: {
        children: [
          {
            assessments: { ...pair, complete: true },
            plans: { items: [{ kind: 'child_in_need', startedOn: '2025-03-03' }] },
          },
        ],
      },
      status: 'not_met',
    },
    {
      name: 'a plan that started the day before the first',
      facts: {
        children: [
          {
            assessments: pair,
            plans: { items: [{ kind: 'child_in_need', startedOn: '2025-03-02' }], complete: true },
          },
        ],
      },
      status: 'met',
    },
    {
      name: 'an enquiry carried out through the assessment is the same one',
      facts: {
        children: [
          {
            assessments: {
              items: [
                { ...first, reference: 'a' },
                { section: '47', completedOn: '2025-03-20', carriedOutThrough: 'a' },
              ],
              complete: true,
            },
            ...NO_PLANS,
          },
        ],
      },
      status: 'not_met',
    },
    {
      name: 'plans not known',
      facts: { children: [{ assessments: { ...pair, complete: true } }] },
      status: 'undetermined',
    },
    {
      name: 'one assessment, perhaps more',
      facts: { children: [{ assessments: { items: [first] }, ...NO_PLANS }] },
      status: 'undetermined',
    },
    {
      name: 'one assessment, and no more',
      facts: { children: [{ assessments: { items: [first], complete: true } }] },
      status: 'not_met',
    },
  ],
}
