import { sql } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Trx } from '#platform/operation.ts'
import type { RecordKind } from '../../record/index.ts'
import '../../tables.ts'

/** What is said of a record whose review comes near, or is over. */
type Notice = 'reminded' | 'flagged'

type Look = {
  readonly council: string
  readonly now: Date
  /** Reviews due from the one day to the other, each of them or neither said: inclusive. */
  readonly from?: LocalDate
  readonly to: LocalDate
}

/** From which state a record is given each notice: each once, until it is assured again. */
const BEFORE: Record<Notice, readonly string[]> = { reminded: ['fresh'], flagged: ['fresh', 'reminded'] }

/**
 * Gives a notice to every record that is due for it: its new state, its event and its mail in one statement, so that
 * a worker that is killed has done all of it or nothing, and of two workers one does it. A record that somebody is
 * changing at this moment is left to the next look.
 */
export async function giveNotice(
  trx: Trx,
  notice: Notice,
  { council, now, from, to }: Look,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with due as materialized (
      select id from directory_record
       where council_id = ${council} and publication = 'live' and freshness = any (${BEFORE[notice]})
         and review_due_on between coalesce(${from ?? null}::date, '-infinity') and ${to}::date
       order by id for no key update skip locked
    ),
    noticed as (
      update directory_record r set freshness = ${notice}, version = r.version + 1, updated_at = ${now}::timestamptz
        from due where r.council_id = ${council} and r.id = due.id
      returning r.id, r.newest_number
    ),
    told as (
      insert into directory_event (council_id, record_id, id, type, at, account_id, actor, number)
      select ${council}, id, time_ordered_id(), ${`record.${notice}`}, ${now}::timestamptz, ${SERVICE_ACCOUNT}::uuid,
             'service', newest_number
        from noticed
    ),
    written as (
      insert into outgoing_mail (council_id, kind, about, next_at, created_at)
      select ${council}, ${`record_${notice}`}, id, ${now}::timestamptz, ${now}::timestamptz from noticed
    )
    select id from noticed`.execute(trx)
  return rows.length
}

/** To the public an organisation stays for as long as a service that families find names it. */
const isNamed = sql<boolean>`r.kind = 'organisation' and exists (
  select from published_record p where p.council_id = r.council_id and p.kind = 'service'
     and p.document is not null and p.document ->> 'organisation' = r.id::text)`

export type Overdue = { readonly council_id: string; readonly id: string; readonly kind: RecordKind }

/**
 * A record to be hidden, held until the transaction ends: its notice was given so long ago, whatever outage there was
 * in between. An organisation that stays is looked at again by the next look.
 */
export async function holdOverdue(
  trx: Trx,
  council: string,
  noticeBefore: Date,
): Promise<Overdue | undefined> {
  const { rows } = await sql<Overdue>`
    select r.council_id, r.id, r.kind from directory_record r
     where r.council_id = ${council} and r.publication = 'live' and r.freshness = 'flagged'
       -- Follows from what comes next, and is what the index knows.
       and r.review_due_on < (${noticeBefore}::timestamptz at time zone 'Europe/London')::date
       and (select max(e.at) from directory_event e where e.council_id = r.council_id and e.record_id = r.id
              and e.type = 'record.flagged') <= ${noticeBefore}::timestamptz
       and not (${isNamed})
     order by (r.kind = 'organisation'), r.id limit 1 for no key update of r skip locked`.execute(trx)
  return rows[0]
}

/** Whether what is held may go, asked once more when nobody else publishes. */
export async function isStillOverdue(trx: Trx, { council_id, id }: Overdue): Promise<boolean> {
  const { rows } = await sql<{ named: boolean }>`
    select ${isNamed} as named from directory_record r
     where r.council_id = ${council_id} and r.id = ${id}`.execute(trx)
  return rows[0]?.named === false
}

/** Notes that a record is hidden, with its event and its mail. */
export async function recordHidden(trx: Trx, { council_id, id }: Overdue, now: Date): Promise<void> {
  await sql`
    with hidden as (
      update directory_record r set publication = 'hidden', version = r.version + 1, updated_at = ${now}::timestamptz
       where r.council_id = ${council_id} and r.id = ${id}
      returning r.id, r.newest_number
    ),
    told as (
      insert into directory_event (council_id, record_id, id, type, at, account_id, actor, number)
      select ${council_id}, id, time_ordered_id(), 'record.hidden', ${now}::timestamptz, ${SERVICE_ACCOUNT}::uuid,
             'service', newest_number
        from hidden
    )
    insert into outgoing_mail (council_id, kind, about, next_at, created_at)
    select ${council_id}, 'record_hidden', id, ${now}::timestamptz, ${now}::timestamptz from hidden`.execute(
    trx,
  )
}
