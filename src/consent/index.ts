/** What families allowed, who may say so, and whether a referral may go on. */
export {
  CompetenceJudgement,
  ConsentGiver,
  ENTITLEMENTS,
  GIVER_RELATIONS,
  PARENTAL_RESPONSIBILITY_BASES,
} from './consent-giver.ts'
export { ConsentLimitation, ExplicitConsent, LIMITATION_KINDS } from './consent-limits.ts'
export {
  CONSENT_STATES,
  ConsentRecord,
  type ConsentState,
  LawfulBasis,
  NoticeShown,
  WhyNotSought,
} from './consent-record.ts'
export { ConsentOverride, FormConsent } from './form-consent.ts'
export { type GateFacts, mayGoOn } from './gate.ts'
export { ConsentNote, GateDecision, GateReason, StandingLimitation } from './gate-decision.ts'
export { type Permission, permissionFor } from './permission.ts'
export * from './sharing/index.ts'
export { type JudgedStanding, type Moment, standingRecords } from './standing.ts'
export type { Subject } from './subject.ts'
