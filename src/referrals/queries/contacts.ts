import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Trx } from '#platform/operation.ts'
import { KEPT_BY_COUNCIL } from '../lifecycle/status.ts'
import '../tables.ts'

type Key = { council_id: string; id: string }

/**
 * Has the case system told of what a deed left of a referral: call it last in the deed's transaction, when the
 * referral's row is as it will be. The first time, of one that the council keeps, is the initial contact; later ones correct the one before,
 * whatever state the referral is in by then. Nothing is written where there is nothing to tell.
 */
export async function insertContactChange(
  trx: Trx,
  referral: Key,
  { cause, at }: { cause: string; at: Date },
): Promise<void> {
  // The hand-over is the council's: who sent the referral sees none of it, and may be the one whose deed it is. So the
  // statement asks as the council, and gives back who was asking once all of it is written; each part reads from the
  // one before, so that none comes too early.
  await sql`
    with asked as materialized (
      select coalesce(current_setting('front_door.councils', true), '') as before
    ),
    asking as materialized (
      select before, set_config('front_door.councils', ${referral.council_id}, true) as council from asked
    ),
    contact as (
      insert into initial_contact (council_id, id, referral_id, revision, kind, cause, created_at, corrects)
      select r.council_id, ${uuidv7()}::uuid, r.id, r.revision, case when last.id is null then 'initial' else 'change' end,
        ${cause}, ${at}::timestamptz, last.id
        from asking
       cross join lateral (
         select * from referral where council_id = asking.council and id = ${referral.id}::uuid offset 0
       ) r
        left join lateral (
          select c.id from initial_contact c where c.council_id = r.council_id and c.referral_id = r.id
           order by c.xid desc, c.id desc limit 1
        ) last on true
       where last.id is not null or (r.status = any (${[...KEPT_BY_COUNCIL]}) and not r.withheld)
      returning council_id, referral_id, id
    ),
    told as (
      insert into referral_event (council_id, referral_id, id, type, occurred_at, account_id, actor, audience, from_status,
        to_status, about)
      select contact.council_id, contact.referral_id, ${uuidv7()}::uuid, 'initial_contact.created', ${at}::timestamptz,
        ${SERVICE_ACCOUNT}::uuid, 'service', 'council', r.status, r.status, contact.id
        from contact join referral r on r.council_id = contact.council_id and r.id = contact.referral_id
      returning id
    )
    select set_config('front_door.councils', case when all_told.count >= 0 then asking.before end, true)
      from asking cross join (select count(*) from told) all_told`.execute(trx)
}
