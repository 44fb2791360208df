import type { RuleSetWarning } from '../../rule-set.ts'

/** What a person should see, though it changes no result. */
export const warnings: readonly RuleSetWarning[] = [
  {
    code: 'contradicting_judgements',
    text: 'One judgement says that it will escalate into safeguarding or care entry, the other that statutory intervention would not follow (A20).',
    criteria: [],
    cites: 'W15',
  },
  {
    code: 'old_exclusion',
    text: 'This exclusion began more than twelve months ago; the page sets no limit (A13).',
    criteria: ['TEH-P2', 'TEH-P3'],
  },
  {
    code: 'old_assessments',
    text: 'The later of the two assessments is more than twelve months old; the page sets no limit (A25).',
    criteria: ['TEH-P8'],
  },
  {
    code: 'perhaps_one_assessment',
    text: 'This enquiry lies close to a section 17 assessment. If it was carried out through it, the two are one: link them (A24).',
    criteria: ['TEH-P8'],
  },
  {
    code: 'percentage_disagrees',
    text: 'The percentage does not agree with the sessions, which are what counts (A7).',
    criteria: [],
  },
  {
    code: 'single_agency',
    text: 'Only one agency took part. The form is for needs that a single agency cannot meet (W23).',
    criteria: [],
    cites: 'W23',
  },
]
