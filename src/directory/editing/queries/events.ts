import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'
import type { Actor } from '../../tables.ts'
import type { RecordKey } from './write-record.ts'

export type NewRecordEvent = {
  /** e.g. `record.saved`. */
  type: string
  at: Date
  account: string
  actor: Actor
  /** As it was given: the owner and the council read it. */
  reason?: string | undefined
}

/** Adds to a record's history. The version it is about is the newest. */
export async function insertEvent(
  trx: Trx,
  record: RecordKey & { newest_number: number },
  event: NewRecordEvent,
): Promise<void> {
  await trx
    .insertInto('directory_event')
    .values({
      council_id: record.council_id,
      record_id: record.id,
      id: uuidv7(),
      type: event.type,
      at: event.at,
      account_id: event.account,
      actor: event.actor,
      number: record.newest_number,
      reason: event.reason ?? null,
    })
    .execute()
}

const eventsOf = (trx: Trx, { council_id, id }: RecordKey) =>
  trx
    .selectFrom('directory_event as event')
    .leftJoin('account', 'account.id', 'event.account_id')
    .leftJoin('organisation', 'organisation.id', 'account.organisation_id')
    .leftJoin('directory_version as version', (join) =>
      join
        .onRef('version.council_id', '=', 'event.council_id')
        .onRef('version.record_id', '=', 'event.record_id')
        .onRef('version.number', '=', 'event.number'),
    )
    .select([
      'event.id',
      'event.type',
      'event.at',
      'event.actor',
      'event.number',
      'event.reason',
      'event.account_id',
      'version.saved_by',
      'account.name',
      'account.organisation_id',
      'organisation.name as organisation_name',
    ])
    .where('event.council_id', '=', council_id)
    .where('event.record_id', '=', id)

/** A record's history, oldest first. One row more than asked for. */
export const listEvents = (trx: Trx, key: RecordKey, page: { limit: number; after: string | undefined }) =>
  eventsOf(trx, key)
    .$if(page.after !== undefined, (query) => query.where('event.id', '>', page.after as string))
    .orderBy('event.id')
    .limit(page.limit + 1)
    .execute()

export type EventRow = Awaited<ReturnType<typeof listEvents>>[number]

/** Why its latest change was returned. */
export const latestReturn = (trx: Trx, key: RecordKey) =>
  eventsOf(trx, key)
    .where('event.type', '=', 'record.returned')
    .orderBy('event.id', 'desc')
    .limit(1)
    .executeTakeFirst()
