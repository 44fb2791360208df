import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Database } from '#platform/tables.ts'
import type { Reach } from '../permissions.ts'
import '../tables.ts'

/** The referrals within a caller's reach. Row-level security says the same once more, without the services. */
export function mayRead(reach: Reach): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'referral'>()
  return eb.or([
    ...(reach.wholeCouncils.length > 0 ? [eb('referral.council_id', 'in', reach.wholeCouncils)] : []),
    ...(reach.earlyHelpCouncils.length > 0
      ? [
          eb.and([
            eb('referral.council_id', 'in', reach.earlyHelpCouncils),
            eb('referral.service', '=', 'early_help'),
          ]),
        ]
      : []),
    ...(reach.sends ? [eb('referral.account_id', '=', reach.account)] : []),
    ...(reach.organisation === null ? [] : [eb('referral.organisation_id', '=', reach.organisation)]),
  ])
}

/** Only what the caller, or as lead the caller's organisation, has sent. */
export function sentBy(reach: Reach): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'referral'>()
  if (reach.organisation !== null) return eb('referral.organisation_id', '=', reach.organisation)
  return eb('referral.account_id', '=', reach.account)
}

/** Only what the caller's councils keep. */
export function keptByCouncilsOf(reach: Reach): Expression<SqlBool> {
  return mayRead({ ...reach, sends: false, organisation: null })
}
