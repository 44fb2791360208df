/** PURE. The MARF: its schema, its checks, and the facts of the criteria in it. */

export { checkCodes, checkForm, FormFault, Issue } from './check-form.ts'
export { FormChild } from './child.ts'
export { type Draft, DraftForm } from './draft-form.ts'
export { factsOf } from './facts-of.ts'
export { ReferralForm } from './referral-form.ts'
export { hasSafeguardingReasons, mayReportImmediateDanger, reportsImmediateDanger } from './safeguarding.ts'
export { FormSafety } from './safety.ts'
