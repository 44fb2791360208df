import { sql } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Trx } from '#platform/operation.ts'
import { WITH_COUNCIL } from '#referrals/index.ts'
import type { AlarmKind } from '../tables.ts'
import '../../tables.ts'

/** Written into the statement, not sent beside it: the queue's partial index is for this very condition. */
const withCouncil = sql`r.status in (${sql.join(WITH_COUNCIL.map((status) => sql.lit(status)))}) and not r.withheld`

/** What a council's alarms are looked at for. */
export type AlarmLook = {
  readonly council: string
  readonly now: Date
  readonly today: LocalDate
  /** Emergencies reported before this should have had their call. */
  readonly calledBy: Date
}

/**
 * Raises what stands and was not raised before, each with its event, in one statement: what it finds depends on
 * nothing but the state now, so that what an outage kept back is raised by the first look after it. A referral
 * that somebody is changing at this moment is left to the next look.
 */
export async function insertAlarms(
  trx: Trx,
  { council, now, today, calledBy }: AlarmLook,
): Promise<readonly { kind: AlarmKind }[]> {
  const { rows } = await sql<{ kind: AlarmKind }>`
    with standing (referral_id, kind, about) as (
      select r.id, case when r.due_on = ${today}::date then 'due_soon' else 'overdue' end, r.due_on::text
        from referral r
       where r.council_id = ${council} and ${withCouncil} and r.due_on <= ${today}::date
      union all
      select r.id, 'emergency_unconfirmed', to_char(reported.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from referral r, lateral (
          -- The first report of danger since the last call that was confirmed.
          select coalesce(min(e.occurred_at), r.submitted_at) as at from referral_event e
           where e.council_id = r.council_id and e.referral_id = r.id and e.type = 'referral.emergency_stopped'
             and not exists (select from referral_event c where c.council_id = r.council_id and c.referral_id = r.id
               and c.type = 'referral.emergency_call_confirmed' and c.occurred_at >= e.occurred_at)
        ) reported
       where r.council_id = ${council} and ${withCouncil} and r.attention = 0 and r.emergency_confirmed_at is null
         and reported.at < ${calledBy}
      union all
      select q.referral_id, 'request_unanswered', q.id::text
        from information_request q join referral r on r.council_id = q.council_id and r.id = q.referral_id
       where q.council_id = ${council} and q.state = 'open' and q.answer_by < ${today}::date and ${withCouncil}
    ),
    fresh as materialized (
      -- "offset 0" keeps this a lookup for each: as a join it would read every alarm the council ever had.
      select s.* from standing s where not exists (
        select from alarm a where a.council_id = ${council} and a.referral_id = s.referral_id
          and a.kind = s.kind and a.about = s.about offset 0)
    ),
    held as materialized (
      select r.id, r.status from referral r
       where r.council_id = ${council} and r.id in (select referral_id from fresh) and ${withCouncil}
       order by r.id for no key update skip locked
    ),
    raised as (
      insert into alarm (council_id, referral_id, kind, about, raised_at)
      select ${council}, fresh.referral_id, fresh.kind, fresh.about, ${now}::timestamptz
        from fresh join held on held.id = fresh.referral_id order by 2, 3, 4
      on conflict do nothing
      returning referral_id, kind
    ),
    told as (
      insert into referral_event (council_id, referral_id, id, type, occurred_at, account_id, actor, audience,
        from_status, to_status)
      select ${council}, raised.referral_id, time_ordered_id(), 'alarm.' || raised.kind, ${now}::timestamptz,
        ${SERVICE_ACCOUNT}::uuid, 'service', 'council', held.status, held.status
        from raised join held on held.id = raised.referral_id
    )
    select kind from raised`.execute(trx)
  return rows
}
