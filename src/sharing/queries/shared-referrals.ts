import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Database } from '#platform/tables.ts'
import '#referrals/index.ts'
import '../disclosures/tables.ts'

/** Whoever receives: an account, and the internal teams it receives for. */
export type Receiver = {
  readonly account: string
  readonly teams: readonly { readonly council: string; readonly team: string }[]
}

/** What is disclosed to this account or one of its teams. Row-level security says the same once more. */
export function receivedBy({ account, teams }: Receiver): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'disclosure_recipient'>()
  return eb.or([
    eb('disclosure_recipient.account_id', '=', account),
    ...teams.map(({ council, team }) =>
      eb.and([
        eb('disclosure_recipient.council_id', '=', council),
        eb('disclosure_recipient.team_id', '=', team),
      ]),
    ),
  ])
}

/** What a recipient knows of a disclosure, ended or not; the rest of it only while the walls let them see it. */
const received = (trx: Trx, receiver: Receiver) =>
  trx
    .selectFrom('disclosure_recipient')
    .leftJoin('disclosure', (join) =>
      join
        .onRef('disclosure.council_id', '=', 'disclosure_recipient.council_id')
        .onRef('disclosure.referral_id', '=', 'disclosure_recipient.referral_id')
        .onRef('disclosure.id', '=', 'disclosure_recipient.disclosure_id')
        .on('disclosure.state', '=', 'in_force'),
    )
    .selectAll('disclosure')
    .select([
      'disclosure_recipient.council_id as of_council',
      'disclosure_recipient.referral_id as of_referral',
      'disclosure_recipient.disclosure_id',
      'disclosure_recipient.account_id',
      'disclosure_recipient.team_id',
      'disclosure_recipient.acknowledged_at',
    ])
    .where(receivedBy(receiver))

export type ReceivedRow = Awaited<ReturnType<typeof listReceived>>[number]

export const findReceived = (trx: Trx, receiver: Receiver, id: string): Promise<ReceivedRow | undefined> =>
  received(trx, receiver).where('disclosure_recipient.disclosure_id', '=', id).executeTakeFirst()

/** Newest first, one row more than asked for. */
export const listReceived = (
  trx: Trx,
  receiver: Receiver,
  page: { limit: number; before: string | undefined },
) =>
  received(trx, receiver)
    .$if(page.before !== undefined, (query) =>
      query.where('disclosure_recipient.disclosure_id', '<', page.before as string),
    )
    .orderBy('disclosure_recipient.disclosure_id', 'desc')
    .limit(page.limit + 1)
    .execute()

/** The parts that the walls let through. */
export const listContent = (trx: Trx, council: string, referral: string, disclosure: string) =>
  trx
    .selectFrom('disclosure_content')
    .select(['category', 'rests_on', 'document'])
    .where('council_id', '=', council)
    .where('referral_id', '=', referral)
    .where('disclosure_id', '=', disclosure)
    .orderBy('category')
    .execute()

export const acknowledgeEnd = (
  trx: Trx,
  row: { of_council: string; disclosure_id: string },
  by: { at: Date; account: string },
): Promise<unknown> =>
  trx
    .updateTable('disclosure_recipient')
    .set({ acknowledged_at: by.at, acknowledged_by: by.account })
    .where('council_id', '=', row.of_council)
    .where('disclosure_id', '=', row.disclosure_id)
    .where('acknowledged_at', 'is', null)
    .execute()

/** For asking the policy once more, in the service's own name. */
export const findDisclosedReferral = (trx: Trx, council: string, id: string) =>
  trx
    .selectFrom('referral')
    .select(['council_id', 'id', 'revision', 'status', 'withheld', 'account_id'])
    .where('council_id', '=', council)
    .where('id', '=', id)
    .executeTakeFirst()
