import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { acknowledgeDisclosure } from './routes/acknowledge-disclosure.ts'
import { assessSharing } from './routes/assess-sharing.ts'
import { createFamilyLink } from './routes/create-family-link.ts'
import { discloseReferral } from './routes/disclose-referral.ts'
import { endOverride } from './routes/end-override.ts'
import { getFamilyLedger } from './routes/get-family-ledger.ts'
import { getFamilyPage } from './routes/get-family-page.ts'
import { getSharedReferral } from './routes/get-shared-referral.ts'
import { holdBackDisclosure } from './routes/hold-back-disclosure.ts'
import { listConsents } from './routes/list-consents.ts'
import { listDisclosures } from './routes/list-disclosures.ts'
import { listFamilyLinks } from './routes/list-family-links.ts'
import { listSharedReferrals } from './routes/list-shared-referrals.ts'
import { openFamilyLink } from './routes/open-family-link.ts'
import { recordConsent } from './routes/record-consent.ts'
import { revokeDisclosure } from './routes/revoke-disclosure.ts'
import { revokeFamilyLink } from './routes/revoke-family-link.ts'
import { showFamilyLink } from './routes/show-family-link.ts'
import { withdrawConsent } from './routes/withdraw-consent.ts'
import './tables.ts'

export { raiseHoldBackAlarms } from './ledger/alarms.ts'

/** What families allow after a referral was sent, who was told what of it, and what the family can see of that. */
export const sharingOperations: readonly Operation[] = [
  recordConsent,
  withdrawConsent,
  endOverride,
  listConsents,
  assessSharing,
  discloseReferral,
  listDisclosures,
  revokeDisclosure,
  listSharedReferrals,
  getSharedReferral,
  acknowledgeDisclosure,
  createFamilyLink,
  listFamilyLinks,
  revokeFamilyLink,
  holdBackDisclosure,
  showFamilyLink,
  openFamilyLink,
  getFamilyPage,
  getFamilyLedger,
]
