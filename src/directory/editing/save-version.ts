import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import { noteMarks } from '../duplicates/index.ts'
import { noteQuality } from '../quality/index.ts'
import type { AnyDocument, RecordKind } from '../record/index.ts'
import type { Actor } from '../tables.ts'
import { insertEvent } from './queries/events.ts'
import type { RecordRow } from './queries/find-record.ts'
import { insertVersion } from './queries/versions.ts'
import { changeRecord, insertRecord } from './queries/write-record.ts'

/** Who saves, for whom, and when. */
export type Saver = { readonly account: string; readonly actor: Actor; readonly now: Date }

export type NewRecord = {
  readonly council: string
  readonly kind: RecordKind
  readonly document: AnyDocument
  /** Whose it is to be. */
  readonly owner: { readonly id: string; readonly name: string }
  /** What is imported waits for the council at once. */
  readonly change: 'draft' | 'in_review'
  readonly source?: { readonly name: string; readonly id: string }
}

/** Makes a record with its first version. The document has been checked. */
export async function createRecordRow(trx: Trx, made: NewRecord, by: Saver): Promise<RecordRow> {
  const record = {
    council_id: made.council,
    id: uuidv7(),
    kind: made.kind,
    organisation_id: made.owner.id,
    publication: 'never' as const,
    change: made.change,
    freshness: 'fresh' as const,
    name: made.document.name,
    newest_number: 1,
    published_number: null,
    version: 1,
    assured_on: null,
    review_due_on: null,
    waiting_since: made.change === 'in_review' ? by.now : null,
    source: made.source?.name ?? null,
    source_id: made.source?.id ?? null,
    created_at: by.now,
    updated_at: by.now,
  }
  await insertRecord(trx, record)
  const version = { number: 1, document: JSON.stringify(made.document), basedOn: null }
  await insertVersion(trx, record, { ...version, account: by.account, at: by.now })
  await noteMarks(trx, { council: record.council_id, record: record.id }, made.document)
  await noteQuality(trx, record, made.document, by.now)
  const type = made.source === undefined ? 'record.created' : 'record.imported'
  await insertEvent(trx, record, { type, at: by.now, account: by.account, actor: by.actor })
  return { ...record, owner_name: made.owner.name, held: false }
}

/**
 * Saves a new version of a record that this transaction holds, and says in which state of work it is then. What the
 * public has stays as it is. The document has been checked.
 */
export async function saveVersion(
  trx: Trx,
  record: RecordRow,
  document: AnyDocument,
  change: RecordRow['change'],
  by: Saver,
  type = 'record.saved',
): Promise<RecordRow> {
  const number = record.newest_number + 1
  await insertVersion(trx, record, {
    number,
    document: JSON.stringify(document),
    basedOn: record.published_number,
    account: by.account,
    at: by.now,
  })
  await noteMarks(trx, { council: record.council_id, record: record.id }, document)
  const saved = await changeRecord(
    trx,
    record,
    {
      newest_number: number,
      name: document.name,
      change,
      waiting_since: change === 'in_review' ? (record.waiting_since ?? by.now) : null,
    },
    by.now,
  )
  await noteQuality(trx, saved, document, by.now)
  await insertEvent(trx, saved, { type, at: by.now, account: by.account, actor: by.actor })
  return saved
}

/** The version that is worked on: the newest, or, where nothing is, the one that the public has. */
export const workingNumber = (
  record: Pick<RecordRow, 'change' | 'newest_number' | 'published_number'>,
): number =>
  record.change === 'none' ? (record.published_number ?? record.newest_number) : record.newest_number
