import { sql } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Trx } from '#platform/operation.ts'
import '#triage/index.ts'
import '../../disclosures/tables.ts'

type Look = {
  readonly council: string
  readonly now: Date
  /** The last days on which something is held back: those that are looked at. */
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * Raises an alarm for each override that the family will be shown unless somebody decides again, once for each day it
 * is held back to, with its event; answers how many. A referral that somebody is changing at this moment is left to
 * the next look.
 */
export async function insertHoldBackAlarms(trx: Trx, { council, now, from, to }: Look): Promise<number> {
  const { rows } = await sql`
    with held_back (id, referral_id, day) as materialized (
      select d.id, d.referral_id, d.held_until from disclosure d
       where d.council_id = ${council} and d.held_until between ${from}::date and ${to}::date
      union all
      -- Nobody has decided yet: it is shown when the week is over.
      select d.id, d.referral_id, shown_to_family_after(d) from disclosure d
       where d.council_id = ${council} and d.override_event is not null and d.held_until is null
         and d.disclosed_at >= ${from}::date - 8 and shown_to_family_after(d) between ${from}::date and ${to}::date
    ),
    fresh as materialized (
      select h.id, h.referral_id, h.id || ' ' || h.day as about from held_back h
       where not exists (select from alarm a where a.council_id = ${council} and a.referral_id = h.referral_id
         and a.kind = 'hold_back_due' and a.about = h.id || ' ' || h.day offset 0)
    ),
    held as materialized (
      select r.id, r.status from referral r
       where r.council_id = ${council} and r.id in (select referral_id from fresh)
       order by r.id for no key update skip locked
    ),
    raised as (
      insert into alarm (council_id, referral_id, kind, about, raised_at)
      select ${council}, fresh.referral_id, 'hold_back_due', fresh.about, ${now}::timestamptz
        from fresh join held on held.id = fresh.referral_id order by 2, 4
      on conflict do nothing
      returning referral_id, about
    )
    insert into referral_event (council_id, referral_id, id, type, occurred_at, account_id, actor, audience,
      from_status, to_status, about)
    select ${council}, raised.referral_id, time_ordered_id(), 'alarm.hold_back_due', ${now}::timestamptz,
      ${SERVICE_ACCOUNT}::uuid, 'service', 'council', held.status, held.status, split_part(raised.about, ' ', 1)::uuid
      from raised join held on held.id = raised.referral_id
    returning id`.execute(trx)
  return rows.length
}
