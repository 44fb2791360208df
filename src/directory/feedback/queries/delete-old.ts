import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import { SERVICE_ACCOUNT, SERVICE_CLIENT } from '#platform/jobs/service-account.ts'
import type { Trx } from '#platform/operation.ts'

type Old = {
  readonly council: string
  /** The last day, in London, of what is old. */
  readonly by: LocalDate
  readonly now: Date
}

/** The audit of what is `gone`, in the statement that deletes it. */
const audited = (operation: string, { council, now }: Old): RawBuilder<unknown> => sql`
  insert into audit_event (id, occurred_at, council_id, account_id, client_id, operation, outcome, subject_kind,
    subject_id, request_id)
  select time_ordered_id(), ${now}::timestamptz, ${council}, ${SERVICE_ACCOUNT}::uuid, ${SERVICE_CLIENT},
    ${operation}, 'done', 'directory_feedback', gone.id, time_ordered_id() from gone`

const endOf = (day: LocalDate): RawBuilder<Date> =>
  sql`((${day}::date + 1)::timestamp at time zone 'Europe/London')`

async function carryOut(trx: Trx, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** Deletes the addresses of feedback that came so long ago, whether it was settled or not. */
export const deleteContacts = (trx: Trx, old: Old): Promise<number> =>
  carryOut(
    trx,
    sql`with gone as (
      delete from directory_feedback_email e using directory_feedback f
       where e.council_id = ${old.council} and f.council_id = e.council_id and f.id = e.feedback_id
         and f.received_at < ${endOf(old.by)}
      returning e.feedback_id as id)
    ${audited('deleteOldFeedbackContact', old)}`,
  )

/** Deletes feedback that was settled so long ago, with the key under which it was sent. */
export const deleteFeedback = (trx: Trx, old: Old): Promise<number> =>
  carryOut(
    trx,
    sql`with gone as (
      delete from directory_feedback
       where council_id = ${old.council} and settled_at < ${endOf(old.by)}
      returning id),
    keys as (
      delete from directory_feedback_key k using gone where k.council_id = ${old.council} and k.feedback_id = gone.id)
    ${audited('deleteOldFeedback', old)}`,
  )
