import type { ChildFacts, CriterionStatus, EligibilityFacts } from '../../../src/eligibility/index.ts'
import { GATES, NO_PRIORITY } from '../families.ts'

/** Reading, what is tried, criterion, its status, the facts, and the day where it matters. */
export type Row = readonly [string, string, string, CriterionStatus, EligibilityFacts, string?]

/** A child with nothing to be said under any priority but this. */
export const child = (facts: ChildFacts): EligibilityFacts => ({
  ...GATES,
  children: [{ ...NO_PRIORITY, ...facts }],
})
