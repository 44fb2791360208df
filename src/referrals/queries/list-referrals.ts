import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Database } from '#platform/tables.ts'
import '../tables.ts'
import type { ReferralRow } from './find-referral.ts'

export type ReferralFilter = {
  status?: string | undefined
  service?: string | undefined
  council?: string | undefined
}

type Page = { limit: number; after: { attention: number; id: string } | undefined }

/**
 * A page of the referrals of a scope, newest first; for a council those that cannot wait before all others.
 * Reads one row more than asked for: whether there is a next page.
 */
export async function listReferralRows(
  trx: Trx,
  scope: Expression<SqlBool>,
  filter: ReferralFilter,
  page: Page,
  byAttention: boolean,
): Promise<ReferralRow[]> {
  let query = trx
    .selectFrom('referral')
    .innerJoin('organisation', 'organisation.id', 'referral.organisation_id')
    .selectAll('referral')
    .select('organisation.name as organisation_name')
    .where(scope)
  if (filter.status !== undefined) query = query.where('referral.status', '=', filter.status)
  if (filter.service !== undefined) query = query.where('referral.service', '=', filter.service)
  if (filter.council !== undefined) query = query.where('referral.council_id', '=', filter.council)
  if (page.after !== undefined) query = query.where(afterPosition(page.after, byAttention))
  if (byAttention) query = query.orderBy('referral.attention')
  const rows = await query
    .orderBy('referral.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return rows as ReferralRow[]
}

function afterPosition(after: { attention: number; id: string }, byAttention: boolean): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'referral'>()
  const older = eb('referral.id', '<', after.id)
  if (!byAttention) return older
  return eb.or([
    eb('referral.attention', '>', after.attention),
    eb.and([eb('referral.attention', '=', after.attention), older]),
  ])
}
