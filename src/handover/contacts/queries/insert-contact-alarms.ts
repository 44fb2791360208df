import { sql } from 'kysely'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Trx } from '#platform/operation.ts'
import '#triage/index.ts'

type Look = { readonly council: string; readonly now: Date; readonly madeBefore: Date }

/**
 * Raises an alarm for each initial contact that waits too long, once, with its event; answers how many. A referral
 * that somebody is changing at this moment is left to the next look.
 */
export async function insertContactAlarms(trx: Trx, { council, now, madeBefore }: Look): Promise<number> {
  const { rows } = await sql`
    with fresh as materialized (
      select c.id, c.referral_id from initial_contact c
       where c.council_id = ${council} and c.state = 'pending' and c.created_at < ${madeBefore}::timestamptz
         and not exists (select from alarm a where a.council_id = ${council} and a.referral_id = c.referral_id
           and a.kind = 'contact_unacknowledged' and a.about = c.id::text offset 0)
    ),
    held as materialized (
      select r.id, r.status from referral r
       where r.council_id = ${council} and r.id in (select referral_id from fresh)
       order by r.id for no key update skip locked
    ),
    raised as (
      insert into alarm (council_id, referral_id, kind, about, raised_at)
      select ${council}, fresh.referral_id, 'contact_unacknowledged', fresh.id::text, ${now}::timestamptz
        from fresh join held on held.id = fresh.referral_id order by 2, 4
      on conflict do nothing
      returning referral_id, about
    )
    insert into referral_event (council_id, referral_id, id, type, occurred_at, account_id, actor, audience,
      from_status, to_status, about)
    select ${council}, raised.referral_id, time_ordered_id(), 'alarm.contact_unacknowledged', ${now}::timestamptz,
      ${SERVICE_ACCOUNT}::uuid, 'service', 'council', held.status, held.status, raised.about::uuid
      from raised join held on held.id = raised.referral_id
    returning id`.execute(trx)
  return rows.length
}
