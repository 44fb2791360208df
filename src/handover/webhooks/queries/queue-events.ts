import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'
import '../tables.ts'

const AT_ONCE = 1000

type Position = { xid: string; event_id: string }

/**
 * Queues a council's next events for those who subscribe to them, and moves the watermark past them: both or neither.
 * Stops before the oldest transaction that is still running, so that none is passed over that commits late. Answers
 * how many events it has passed; 0 also where another worker is at it.
 */
export async function queueEvents(trx: Trx, council: string, now: Date): Promise<number> {
  const from = await lockWatermark(trx, council, now)
  if (from === undefined) return 0
  const { rows } = await sql<{ passed: number }>`
    with news as materialized (
      select e.* from referral_event e
       where e.council_id = ${council} and (e.xid, e.id) > (${from.xid}::xid8, ${from.event_id}::uuid)
         and e.xid < pg_snapshot_xmin(pg_current_snapshot())
       order by e.xid, e.id limit ${sql.lit(AT_ONCE)}
    ),
    queued as (
      insert into webhook_delivery (council_id, subscription_id, event_id, referral_id, type, xid, state, attempts,
        next_at, queued_at, log)
      select e.council_id, s.id, e.id, e.referral_id, e.type, e.xid, 'pending', 0, ${now}::timestamptz, ${now}::timestamptz, '[]'
        from news e join referral r on r.council_id = e.council_id and r.id = e.referral_id
        join webhook_subscription s on s.council_id = e.council_id
       where s.state <> 'ended' and e.xid >= s.since_xid
         and (cardinality(s.event_types) = 0 or e.type = any (s.event_types))
         and (s.scope = 'council' or (e.audience = 'everyone' and r.organisation_id = s.organisation_id))
      on conflict do nothing
    )
    update event_watermark w set xid = last.xid, event_id = last.id, moved_at = ${now}::timestamptz
      from (select xid, id from news order by xid desc, id desc limit 1) last
     where w.council_id = ${council}
    returning (select count(*)::int from news) as passed`.execute(trx)
  return rows[0]?.passed ?? 0
}

/** How far a council's events have been read, held until the transaction ends. */
async function lockWatermark(trx: Trx, council: string, now: Date): Promise<Position | undefined> {
  const found = await watermark(trx, council)
  if (found !== undefined) return found
  await sql`
    insert into event_watermark (council_id, xid, event_id, moved_at)
    values (${council}, '0', '00000000-0000-0000-0000-000000000000', ${now}) on conflict do nothing`.execute(
    trx,
  )
  return watermark(trx, council)
}

const watermark = (trx: Trx, council: string): Promise<Position | undefined> =>
  trx
    .selectFrom('event_watermark')
    .select(['xid', 'event_id'])
    .where('council_id', '=', council)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
