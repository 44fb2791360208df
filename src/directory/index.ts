import type { Operation } from '#platform/operation.ts'
import { duplicateOperations } from './duplicates/index.ts'
import { editingOperations } from './editing/index.ts'
import { exchangeOperations } from './exchange/index.ts'
import { feedbackOperations } from './feedback/index.ts'
import { findingOperations } from './finding/index.ts'
import { localOfferOperations } from './local-offer/index.ts'
import { openReferralOperations } from './open-referral/index.ts'
import { pageOperations } from './pages/index.ts'
import { providerOperations } from './providers/index.ts'
import { qualityOperations } from './quality/index.ts'
import { readingOperations } from './reading/index.ts'
import { taxonomyOperations } from './taxonomies/index.ts'

export { deleteOldFeedback } from './feedback/index.ts'
export { type Fitting, FoundPlace, fittingServices, loadPostcodes, type Wish } from './finding/index.ts'
export { keepFresh } from './freshness/index.ts'
export { forgetExpired, mailWorkFor, workMail } from './providers/index.ts'
export { keepQuality } from './quality/index.ts'

/** The directory: what providers and the council publish for families, and how it is found. */
export const directoryOperations: readonly Operation[] = [
  ...editingOperations,
  ...findingOperations,
  ...readingOperations,
  ...openReferralOperations,
  ...exchangeOperations,
  ...providerOperations,
  ...taxonomyOperations,
  ...localOfferOperations,
  ...duplicateOperations,
  ...qualityOperations,
  ...pageOperations,
  ...feedbackOperations,
]
