import type { Trx } from '#platform/operation.ts'
import type { ReferralRow } from '#referrals/index.ts'
import { findLatestProposal } from '../queries/decisions.ts'
import type { Waiting } from './views.ts'

/** The decision that waits for a second person: the newest proposal, and none once the referral has moved on. */
export const waitingProposal = async (trx: Trx, referral: ReferralRow): Promise<Waiting> =>
  referral.status === 'awaiting_confirmation' ? findLatestProposal(trx, referral) : undefined
