import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import './tables.ts'

/** What families allow after a referral was sent, who was told what of it, and what the family can see of that. */
export const sharingOperations: readonly Operation[] = []
