import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'
import type { ReferralTable } from '../tables.ts'

type Changes = Pick<
  Updateable<ReferralTable>,
  | 'status'
  | 'attention'
  | 'result'
  | 'safeguarding'
  | 'withheld'
  | 'received_at'
  | 'due_on'
  | 'emergency_confirmed_at'
  | 'emergency_confirmed_by'
  | 'assignee_id'
  | 'assigned_at'
  | 'open_requests'
  | 'proposed_by'
  | 'deciders'
  | 'challenge_open'
  | 'decided_at'
  | 'consent_hold'
  | 'evaluations_from'
>

/** Changes a referral that is locked by this transaction; answers its new version. */
export async function updateReferral(
  trx: Trx,
  referral: { council_id: string; id: string },
  changes: Changes,
): Promise<number> {
  const row = await trx
    .updateTable('referral')
    .set({ ...changes, version: sql<number>`version + 1` })
    .where('council_id', '=', referral.council_id)
    .where('id', '=', referral.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
