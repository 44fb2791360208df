import { type Selectable, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { OutgoingMailTable } from '../../tables.ts'
import '../../tables.ts'

/** So long nobody else sends what one worker has claimed; handing in a mail takes half of it at most. */
const LEASE_SECONDS = 120

/** A mail that is this worker's to send, for as long as its lease. */
export type ClaimedMail = Pick<
  Selectable<OutgoingMailTable>,
  'council_id' | 'id' | 'kind' | 'about' | 'organisation_id' | 'attempts' | 'created_at'
> & { readonly lease: string }

/** Claims what is due, the longest waiting first. What a dead worker had is there again when its lease has run out. */
export async function claimMails(
  trx: Trx,
  { councils, now, limit }: { councils: readonly string[]; now: Date; limit: number },
): Promise<ClaimedMail[]> {
  const { rows } = await sql<ClaimedMail>`
    with due as (
      select council_id, id from outgoing_mail
       where council_id = any (${councils}) and state = 'pending' and next_at <= ${now}::timestamptz
         and (leased_until is null or leased_until <= clock_timestamp())
       order by next_at, id limit ${limit} for update skip locked
    )
    update outgoing_mail m
       set lease = gen_random_uuid(), leased_until = clock_timestamp() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})
      from due where m.council_id = due.council_id and m.id = due.id
    returning m.council_id, m.id, m.kind, m.about, m.organisation_id, m.attempts, m.created_at, m.lease`.execute(
    trx,
  )
  return rows
}

type Outcome = {
  readonly state?: 'sent' | 'dead' | 'cancelled'
  readonly attempts?: number
  readonly failure?: string
  readonly next_at?: Date
  readonly ended_at?: Date
}

/** Keeps what came of it; nothing where the lease has passed on to another worker. */
export const recordMail = (
  trx: Trx,
  { council_id, id, lease }: ClaimedMail,
  outcome: Outcome,
): Promise<unknown> =>
  trx
    .updateTable('outgoing_mail')
    .set({ ...outcome, lease: null, leased_until: null })
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute()

/** Deletes what was dealt with long ago. */
export const deleteOldMails = (trx: Trx, council: string, before: Date): Promise<unknown> =>
  trx.deleteFrom('outgoing_mail').where('council_id', '=', council).where('ended_at', '<', before).execute()
