import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { amendReferral } from './routes/amend-referral.ts'
import { checkDraft } from './routes/check-draft.ts'
import { confirmEmergencyCall } from './routes/confirm-emergency-call.ts'
import { createDraft } from './routes/create-draft.ts'
import { deleteDraft } from './routes/delete-draft.ts'
import { evaluateEligibility } from './routes/evaluate-eligibility.ts'
import { getDraft } from './routes/get-draft.ts'
import { getReferral } from './routes/get-referral.ts'
import { getReferralActions } from './routes/get-referral-actions.ts'
import { listCodeLists } from './routes/list-code-lists.ts'
import { listDrafts } from './routes/list-drafts.ts'
import { listEvaluations } from './routes/list-evaluations.ts'
import { listReferralHistory } from './routes/list-referral-history.ts'
import { listReferrals } from './routes/list-referrals.ts'
import { reevaluateReferral } from './routes/reevaluate-referral.ts'
import { submitDraft } from './routes/submit-draft.ts'
import { submitReferral } from './routes/submit-referral.ts'
import { submitRevision } from './routes/submit-revision.ts'
import { updateDraft } from './routes/update-draft.ts'
import { withdrawReferral } from './routes/withdraw-referral.ts'

/** A MARF from its first draft to the council's desk. */
export const referralOperations: readonly Operation[] = [
  submitReferral,
  listReferrals,
  getReferral,
  listReferralHistory,
  listEvaluations,
  reevaluateReferral,
  amendReferral,
  submitRevision,
  withdrawReferral,
  confirmEmergencyCall,
  getReferralActions,
  createDraft,
  listDrafts,
  getDraft,
  updateDraft,
  checkDraft,
  submitDraft,
  deleteDraft,
  evaluateEligibility,
  listCodeLists,
]
export { Amendment } from './amendment.ts'
export { AmendmentReceipt } from './amendment-receipt.ts'
export { examples } from './examples.ts'
export { holdFor } from './lifecycle/hold-for.ts'
export { LIFECYCLE, type ReferralAction } from './lifecycle/rules.ts'
export { ReferralStatus, STATUSES, WITH_COUNCIL } from './lifecycle/status.ts'
export { possibleActions, whyNot } from './lifecycle/why-not.ts'
export { lookAt, type Seen } from './look-at.ts'
export {
  ASSESSMENT,
  CHILD,
  CHILD_ASSESSMENT,
  FAMILY,
  NEEDS,
  ofCategory,
  PERSON,
} from './marf/categories.ts'
export { checkForm, FormChild, hasSafeguardingReasons, Issue, ReferralForm } from './marf/index.ts'
export {
  amendmentWithoutOthers,
  formWithoutOthers,
  isCriterionOfOthers,
  isOfOthers,
  LEFT_OUT,
  leftOut,
  mayHoldOthers,
  withheldMember,
} from './other-persons/index.ts'
export { referralParams } from './params.ts'
export {
  COUNCIL_READERS,
  COUNCIL_STAFF,
  DECIDERS,
  MANAGERS,
  READERS,
  reachOf,
  readsOfOthers,
  SENDERS,
} from './permissions.ts'
export { readFormAndAmendments } from './queries/amendments.ts'
export { closeInformationRequests } from './queries/close-information-requests.ts'
export {
  consentOf,
  endedOverrides,
  insertConsentEvent,
  type KeptConsentEvent,
  type OverrideEnd,
  type ReferralConsent,
} from './queries/consents.ts'
export { insertContactChange } from './queries/contacts.ts'
export { deleteExpiredDrafts } from './queries/delete-expired-drafts.ts'
export { findLatestEvaluation, latestEvaluation } from './queries/evaluations.ts'
export { findReferral, isSender, isWithheld, type ReferralRow } from './queries/find-referral.ts'
export { insertEvent } from './queries/history.ts'
export { stopSharing } from './queries/stop-sharing.ts'
export { updateReferral } from './queries/update-referral.ts'
export { ReferralSummary } from './referral.ts'
export { type AfterConsent, afterConsent } from './submission/after-consent.ts'
export { amend } from './submission/amend.ts'
export { amendedForm } from './submission/amended-form.ts'
export { dueBy } from './submission/due.ts'
export { askFourQuestions } from './submission/four-questions.ts'
export { summaryOf, withMembers } from './views.ts'
