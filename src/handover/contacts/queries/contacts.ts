import { type Selectable, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { ReferralRow } from '#referrals/index.ts'
import type { FeedPage } from '../../events/index.ts'
import type { InitialContactTable } from '../../tables.ts'

/** An initial contact with what of its referral its summary tells. */
export type ContactRow = Selectable<InitialContactTable> & { reference: string }

type Key = { council_id: string; id: string }

const contacts = (trx: Trx) =>
  trx
    .selectFrom('initial_contact as c')
    .innerJoin('referral as r', (join) =>
      join.onRef('r.council_id', '=', 'c.council_id').onRef('r.id', '=', 'c.referral_id'),
    )
    .selectAll('c')
    .select('r.reference')

/** One of the councils' initial contacts; undefined whether it is another's or was never there. */
export const findContact = (
  trx: Trx,
  councils: readonly string[],
  id: string,
  lock?: 'locked',
): Promise<ContactRow | undefined> =>
  contacts(trx)
    .where('c.council_id', 'in', councils)
    .where('c.id', '=', id)
    .$if(lock !== undefined, (query) => query.forUpdate('c'))
    .executeTakeFirst()

/** The councils' initial contacts in the order in which they are read (`readCouncilEvents` says why). */
export async function listContactRows(
  trx: Trx,
  councils: readonly string[],
  state: ContactRow['state'] | undefined,
  { after, limit }: FeedPage,
): Promise<ContactRow[]> {
  const goingOn =
    after === undefined ? sql`` : sql`and (c.xid, c.id) > (${after.xid}::xid8, ${after.id}::uuid)`
  const inState = state === undefined ? sql`` : sql`and c.state = ${state}`
  const { rows } = await sql<ContactRow>`
    select found.*, r.reference from unnest(${councils}::text[]) as asked (council), lateral (
      select c.* from initial_contact c
       where c.council_id = asked.council and c.xid < pg_snapshot_xmin(pg_current_snapshot()) ${goingOn} ${inState}
       order by c.xid, c.id limit ${limit}
    ) found join referral r on r.council_id = found.council_id and r.id = found.referral_id
    order by found.xid, found.id limit ${limit}`.execute(trx)
  return rows
}

export const acknowledgeContact = (
  trx: Trx,
  { council_id, id }: Key,
  by: { account: string; at: Date; caseSystemId: string },
): Promise<unknown> =>
  trx
    .updateTable('initial_contact')
    .set({
      state: 'acknowledged',
      acknowledged_at: by.at,
      acknowledged_by: by.account,
      case_system_id: by.caseSystemId,
    })
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** The referral of a contact as it is now: what its state and its walls say. */
export const referralOf = (trx: Trx, contact: { council_id: string; referral_id: string }) =>
  trx
    .selectFrom('referral')
    .select(['council_id', 'id', 'status', 'revision', 'withheld', 'safeguarding'])
    .where('council_id', '=', contact.council_id)
    .where('id', '=', contact.referral_id)
    .$narrowType<{ status: ReferralRow['status'] }>()
    .executeTakeFirstOrThrow()
