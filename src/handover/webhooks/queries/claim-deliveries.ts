import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'

/** So long nobody else sends what one worker has claimed; a message takes half of it at most. */
export const LEASE_SECONDS = 30

/** A delivery that is this worker's to send, for as long as its lease. */
export type Claimed = {
  readonly council_id: string
  readonly subscription_id: string
  readonly event_id: string
  readonly referral_id: string
  readonly attempts: number
  readonly log: string
  readonly lease: string
}

export type ClaimOptions = {
  readonly councils: readonly string[]
  readonly now: Date
  /** How many at most, and how many of one subscription with those that this worker is sending. */
  readonly limit: number
  readonly ofOne: number
  /** How many it is sending, by subscription. A dead worker's are nobody's burden. */
  readonly busy: ReadonlyMap<string, number>
}

/**
 * Claims what is due, the longest waiting first. Nothing of a referral is claimed for a subscription while something
 * earlier of it is on its way there; and no subscription takes more than its share, however slow its receiver. What a
 * dead worker had claimed is there again when its lease has run out.
 */
export async function claimDeliveries(
  trx: Trx,
  { councils, now, limit, ofOne, busy }: ClaimOptions,
): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select d.council_id, d.subscription_id, d.event_id
        from webhook_subscription s
        left join unnest(${[...busy.keys()]}::uuid[], ${[...busy.values()]}::int[]) as busy (id, n) on busy.id = s.id
       cross join lateral (
         select d.* from webhook_delivery d
          where d.council_id = s.council_id and d.subscription_id = s.id and d.state = 'pending'
            and d.next_at <= ${now}::timestamptz
            and (d.leased_until is null or d.leased_until <= clock_timestamp())
            and not exists (
              select from webhook_delivery earlier
               where earlier.council_id = d.council_id and earlier.subscription_id = d.subscription_id
                 and earlier.referral_id = d.referral_id and earlier.state = 'pending'
                 and (earlier.xid, earlier.event_id) < (d.xid, d.event_id)
               -- Looked up for each: as a join it would compare all that waits with all that waits.
               offset 0)
          order by d.next_at, d.xid, d.event_id
          limit greatest(0, ${ofOne}::int - coalesce(busy.n, 0))
            for update skip locked
       ) d
       where s.council_id = any (${councils}) and s.state = 'active'
       order by d.next_at, d.xid, d.event_id
       limit ${limit}
    )
    update webhook_delivery w
       set lease = gen_random_uuid(), leased_until = clock_timestamp() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})
      from due
     where w.council_id = due.council_id and w.subscription_id = due.subscription_id and w.event_id = due.event_id
    returning w.council_id, w.subscription_id, w.event_id, w.referral_id, w.attempts, w.log, w.lease`.execute(
    trx,
  )
  return rows
}
