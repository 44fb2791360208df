import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import { project } from '../finding/projection/project.ts'
import { writeFeed } from '../open-referral/queries/write-feed.ts'
import type { DocumentOf, RecordKind } from '../record/index.ts'
import '../tables.ts'
import { publicRecord, type Standing } from './public-record.ts'

/** One at a time, so that `modified_at` rises in the order in which changes can be seen. Held until the commit. */
const PUBLISHING = 1_719_001

/** From here on nobody else publishes or withdraws: what is looked up now still holds when it is written. */
export const lockPublishing = (trx: Trx): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${PUBLISHING})`.execute(trx)

/** Writes what the public reads of a record, in place of what it read before. */
export async function publish<K extends RecordKind>(
  trx: Trx,
  kind: K,
  standing: Standing,
  document: DocumentOf<K>,
  now: Date,
): Promise<void> {
  const shown = publicRecord(kind, standing, document)
  await write(trx, kind, standing, JSON.stringify(shown), now)
  await project(trx, kind, standing, shown)
  await writeFeed(trx, { ...standing, kind, document: shown })
}

/** Takes a record from the public: it is told that it is gone, and nothing else of it. */
export async function unpublish(
  trx: Trx,
  kind: RecordKind,
  record: { id: string; councilId: string },
  now: Date,
): Promise<void> {
  await write(trx, kind, record, null, now)
  await project(trx, kind, record, null)
  await writeFeed(trx, { ...record, kind, document: null })
}

async function write(
  trx: Trx,
  kind: RecordKind,
  { id, councilId }: { id: string; councilId: string },
  document: string | null,
  now: Date,
): Promise<void> {
  await lockPublishing(trx)
  // In a statement of its own: it has to see what was committed while the lock was waited for.
  await sql`
    with next as (
      select greatest(${now}::timestamptz,
        (select modified_at + interval '1 millisecond' from published_record order by modified_at desc limit 1)) as at)
    insert into published_record (council_id, id, kind, document, modified_at, first_published_at)
    select ${councilId}, ${id}, ${kind}, ${document}::json, next.at, next.at from next
    on conflict (council_id, id) do update set document = excluded.document, modified_at = excluded.modified_at
  `.execute(trx)
}
