import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'

/** An event's place in the order in which they are read: its transaction, then its id. */
export type FeedPosition = { readonly xid: string; readonly id: string }

export type EventRow = FeedPosition & {
  readonly council_id: string
  readonly referral_id: string
  readonly type: string
  readonly occurred_at: Date
  /** Where whoever reads it may read on; none where nothing is open to them. */
  readonly link: string | null
}

/** Where to go on from, and how many at most. */
export type FeedPage = { readonly after: FeedPosition | undefined; readonly limit: number }

/**
 * A case system reads initial contacts and no referral: the one that an event is about, else the one that held once it
 * had happened. That is settled with the event, and stays the same however often it is asked for.
 */
export const CONTACT_LINK = sql<string | null>`(
  select '/v1/initial-contacts/' || c.id from initial_contact c
   where c.council_id = e.council_id and c.referral_id = e.referral_id and c.xid <= e.xid
   order by c.id is not distinct from e.about desc, c.xid desc, c.id desc limit 1)`

/** Who sent a referral reads it. */
export const REFERRAL_LINK = sql<string | null>`'/v1/referrals/' || e.referral_id`

/** Who sent: an account, and for a lead the organisation. */
export type SenderReach = { readonly account: string; readonly organisation: string | null }

/**
 * Only what no transaction can come in before: one that is still running, and commits after this was read, would
 * otherwise be passed over by everybody who goes on from here.
 */
const SETTLED = sql`e.xid < pg_snapshot_xmin(pg_current_snapshot())`

const goingOn = ({ after }: FeedPage) =>
  after === undefined ? sql`` : sql`and (e.xid, e.id) > (${after.xid}::xid8, ${after.id}::uuid)`

/** Of each council so many at most, by its index; of these the first. */
const readInOrder = async (
  trx: Trx,
  councils: readonly string[],
  page: FeedPage,
  link: RawBuilder<string | null>,
  which: RawBuilder<unknown>,
): Promise<EventRow[]> => {
  const { rows } = await sql<EventRow>`
    select found.* from unnest(${councils}::text[]) as asked (council), lateral (
      select e.council_id, e.referral_id, e.id, e.type, e.occurred_at, e.xid, ${link} as link
        from referral_event e
       where e.council_id = asked.council and ${SETTLED} ${goingOn(page)} ${which}
       order by e.xid, e.id limit ${page.limit}
    ) found order by found.xid, found.id limit ${page.limit}`.execute(trx)
  return rows
}

/** All that happened to the councils' referrals, in order. */
export const readCouncilEvents = (
  trx: Trx,
  councils: readonly string[],
  page: FeedPage,
): Promise<EventRow[]> => readInOrder(trx, councils, page, CONTACT_LINK, sql``)

/** What everybody concerned is told of the referrals that somebody sent, whichever of the councils keeps them. */
export const readSenderEvents = (
  trx: Trx,
  councils: readonly string[],
  { account, organisation }: SenderReach,
  page: FeedPage,
): Promise<EventRow[]> =>
  readInOrder(
    trx,
    councils,
    page,
    REFERRAL_LINK,
    sql`and e.audience = 'everyone' and exists (select from referral r
      where r.council_id = e.council_id and r.id = e.referral_id
        and (r.account_id = ${account}::uuid or r.organisation_id = ${organisation}::uuid))`,
  )

/** When the oldest of a council's events happened that is committed and may not be told yet; null where none waits. */
export async function oldestHeldBack(trx: Trx, council: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(occurred_at) as at from referral_event
     where council_id = ${council} and xid >= pg_snapshot_xmin(pg_current_snapshot())`.execute(trx)
  return rows[0]?.at ?? null
}
