import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { listConsents } from './routes/list-consents.ts'
import { recordConsent } from './routes/record-consent.ts'
import { withdrawConsent } from './routes/withdraw-consent.ts'
import './tables.ts'

/** What families allow after a referral was sent, who was told what of it, and what the family can see of that. */
export const sharingOperations: readonly Operation[] = [recordConsent, withdrawConsent, listConsents]
