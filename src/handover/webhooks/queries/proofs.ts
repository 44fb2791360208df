import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import { MOST_TRIES } from '../proof.ts'
import '../tables.ts'
import type { WebhookSubscriptionTable } from '../tables.ts'
import { LEASE_SECONDS } from './claim-deliveries.ts'

type Key = { readonly council_id: string; readonly id: string }

/** A code's message that is this worker's to send, for as long as its lease. */
export type ClaimedProof = Key & {
  readonly proof_id: string
  readonly proof_code: string
  readonly proof_until: Date
  readonly proof_attempts: number
  readonly proof_log: string
  readonly proof_lease: string
}

/** Claims codes that are to be sent, as deliveries are claimed; the first time at once, whatever this process's clock says. */
export async function claimProofs(
  trx: Trx,
  { councils, now, limit }: { councils: readonly string[]; now: Date; limit: number },
): Promise<ClaimedProof[]> {
  const { rows } = await sql<ClaimedProof>`
    with due as (
      select council_id, id from webhook_subscription
       where council_id = any (${councils}) and state = 'unverified' and proof_next_at is not null
         and (proof_attempts = 0 or proof_next_at <= ${now}::timestamptz)
         and (proof_leased_until is null or proof_leased_until <= clock_timestamp())
       order by proof_next_at limit ${limit} for update skip locked
    )
    update webhook_subscription s
       set proof_lease = gen_random_uuid(),
           proof_leased_until = clock_timestamp() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})
      from due where s.council_id = due.council_id and s.id = due.id
    returning s.council_id, s.id, s.proof_id, s.proof_code, s.proof_until, s.proof_attempts, s.proof_log, s.proof_lease`.execute(
    trx,
  )
  return rows
}

type Outcome = Partial<Pick<WebhookSubscriptionTable, 'proof_next_at' | 'proof_attempts' | 'proof_log'>>

/** Keeps what came of a try; nothing where the lease has passed on, or another code has taken its place. */
export async function recordProof(trx: Trx, claimed: ClaimedProof, outcome: Outcome): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('webhook_subscription')
    .set({ ...outcome, proof_lease: null, proof_leased_until: null })
    .where('council_id', '=', claimed.council_id)
    .where('id', '=', claimed.id)
    .where('proof_lease', '=', claimed.proof_lease)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes one of a code's tries, and says of which code; undefined where none is left. */
export async function takeTry(trx: Trx, { council_id, id }: Key, now: Date): Promise<string | undefined> {
  const taken = await trx
    .updateTable('webhook_subscription')
    .set(({ eb }) => ({ proof_tries: eb('proof_tries', '+', 1) }))
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .where('proof_until', '>', now)
    .where('proof_tries', '<', MOST_TRIES)
    .returning('proof_id')
    .executeTakeFirst()
  return taken?.proof_id ?? undefined
}
