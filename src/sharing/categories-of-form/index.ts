/** PURE. What of a referral a recipient is given, by category. */
export type { RecordedDecision } from './of-the-council.ts'
export { projectForm, type ToProject } from './project.ts'
