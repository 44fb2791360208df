import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import { isMove } from '../lifecycle/rules.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import '../tables.ts'
import type { ReferralEventTable } from '../tables.ts'

type NewEvent = {
  type: string
  at: Date
  account: string
  actor: ReferralEventTable['actor']
  from: ReferralStatus | null
  to: ReferralStatus
  reason?: string | undefined
  audience?: ReferralEventTable['audience']
  /** What besides the referral it is about: an initial contact, a disclosure. */
  about?: string
}

/** Adds to a referral's history; the same row is what those concerned will be told of. */
export async function insertEvent(
  trx: Trx,
  referral: { council_id: string; id: string },
  event: NewEvent,
): Promise<void> {
  if (event.from !== null && !isMove(event.from, event.to))
    throw new Error(`The lifecycle has no move from ${event.from} to ${event.to}.`)
  await trx
    .insertInto('referral_event')
    .values({
      council_id: referral.council_id,
      referral_id: referral.id,
      id: uuidv7(),
      type: event.type,
      occurred_at: event.at,
      account_id: event.account,
      actor: event.actor,
      audience: event.audience ?? 'everyone',
      from_status: event.from,
      to_status: event.to,
      reason: event.reason ?? null,
      about: event.about ?? null,
    })
    .execute()
}

/** A referral's history, oldest first; the walls leave out what the caller is not told. One row more than asked for. */
export const listEvents = (
  trx: Trx,
  referral: { council_id: string; id: string },
  page: { limit: number; after: string | undefined },
) =>
  trx
    .selectFrom('referral_event as event')
    .leftJoin('account', 'account.id', 'event.account_id')
    .select([
      'event.id',
      'type',
      'occurred_at',
      'actor',
      'from_status',
      'to_status',
      'reason',
      'account.name',
    ])
    .where('event.council_id', '=', referral.council_id)
    .where('event.referral_id', '=', referral.id)
    .$if(page.after !== undefined, (query) => query.where('event.id', '>', page.after as string))
    .orderBy('event.id')
    .limit(page.limit + 1)
    .execute()
