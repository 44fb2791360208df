import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Position } from '#platform/paging.ts'
import type { RecordKind } from '../../record/index.ts'
import type { Change, Freshness, Publication } from '../../tables.ts'
import type { Reach } from '../sides.ts'
import { type RecordRow, recordsOf } from './find-record.ts'

export type RecordFilter = {
  readonly council: string
  readonly kind?: RecordKind
  readonly publication?: Publication
  readonly change?: Change
  readonly freshness?: Freshness
  readonly name?: string
}

/** Records within the caller's reach: newest first, or what waits for review, oldest first. One more than asked for. */
export async function listRecordRows(
  trx: Trx,
  reach: Reach,
  { council, kind, publication, change, freshness, name }: RecordFilter,
  { limit, from }: { limit: number; from: Position | undefined },
): Promise<RecordRow[]> {
  const filtered = recordsOf(trx, reach, council)
    .$if(kind !== undefined, (query) => query.where('directory_record.kind', '=', kind as RecordKind))
    .$if(publication !== undefined, (query) => query.where('publication', '=', publication as Publication))
    .$if(change !== undefined, (query) => query.where('change', '=', change as Change))
    .$if(freshness !== undefined, (query) => query.where('freshness', '=', freshness as Freshness))
    .$if(name !== undefined, (query) => query.where('directory_record.name', 'ilike', `%${literal(name)}%`))
    .limit(limit + 1)
  const ordered =
    change === 'in_review'
      ? filtered
          .$if(from !== undefined, (query) =>
            query.where(sql<boolean>`(waiting_since, directory_record.id) > (${from?.[0]}, ${from?.[1]})`),
          )
          .orderBy('waiting_since')
          .orderBy('directory_record.id')
      : filtered
          .$if(from !== undefined, (query) => query.where('directory_record.id', '<', String(from?.[0])))
          .orderBy('directory_record.id', 'desc')
  return (await ordered.execute()) as RecordRow[]
}

/** Nothing of what is looked for means more than its letters. */
const literal = (text = ''): string => text.replace(/[\\%_]/g, '\\$&')
