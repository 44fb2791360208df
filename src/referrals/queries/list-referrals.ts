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

type Position = { attention: number; id: string }
type Page = { limit: number; after: Position | undefined }

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
  const { after } = page
  const wanted = page.limit + 1
  const rows = (where: Expression<SqlBool>[], limit: number) =>
    selectRows(trx, [scope, ...matching(filter), ...where], limit, byAttention)
  if (after === undefined) return rows([], wanted)
  const older = referral('referral.id', '<', after.id)
  if (!byAttention) return rows([older], wanted)
  // Two ranges of the index, one after the other. "One or the other" in one statement reads every row before.
  const alike = await rows([referral('referral.attention', '=', after.attention), older], wanted)
  if (alike.length === wanted) return alike
  const rest = await rows([referral('referral.attention', '>', after.attention)], wanted - alike.length)
  return [...alike, ...rest]
}

const referral = expressionBuilder<Database, 'referral'>()

const matching = ({ status, service, council }: ReferralFilter): Expression<SqlBool>[] => [
  ...(status === undefined ? [] : [referral('referral.status', '=', status)]),
  ...(service === undefined ? [] : [referral('referral.service', '=', service)]),
  ...(council === undefined ? [] : [referral('referral.council_id', '=', council)]),
]

async function selectRows(
  trx: Trx,
  where: Expression<SqlBool>[],
  limit: number,
  byAttention: boolean,
): Promise<ReferralRow[]> {
  const query = trx
    .selectFrom('referral')
    .innerJoin('organisation', 'organisation.id', 'referral.organisation_id')
    .selectAll('referral')
    .select('organisation.name as organisation_name')
    .where(({ and }) => and(where))
    .$if(byAttention, (rows) => rows.orderBy('referral.attention'))
  const rows = await query.orderBy('referral.id', 'desc').limit(limit).execute()
  return rows as ReferralRow[]
}
