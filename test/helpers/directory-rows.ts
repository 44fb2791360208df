import type { Kysely } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Database } from '#platform/tables.ts'
import { publicRecord } from '../../src/directory/publishing/public-record.ts'
import type { AnyDocument, RecordKind } from '../../src/directory/record/index.ts'
import type { DirectoryRecordTable } from '../../src/directory/tables.ts'

const AT = new Date('2026-11-23T09:30:00Z')

type Put = Partial<Pick<DirectoryRecordTable, 'council_id' | 'publication' | 'change' | 'freshness'>> & {
  kind: RecordKind
  organisation_id: string
  saved_by: string
  document: AnyDocument
  /** What is worked on beside what is published. */
  newest?: AnyDocument
}

/** A record in a state of choice, in its first version, past every rule; its id. */
export async function putRecord(admin: Kysely<Database>, put: Put): Promise<string> {
  const { publication = 'never', change = 'draft', council_id = 'westminster' } = put
  const shown = publication !== 'never'
  const documents = shown && change !== 'none' ? [put.document, put.newest ?? put.document] : [put.document]
  const record = {
    council_id,
    id: uuidv7(),
    kind: put.kind,
    organisation_id: put.organisation_id,
    publication,
    change,
    freshness: put.freshness ?? ('fresh' as const),
    name: (documents.at(-1) as AnyDocument).name,
    newest_number: documents.length,
    published_number: shown ? 1 : null,
    version: 1,
    assured_on: shown ? '2026-11-02' : null,
    review_due_on: shown ? '2027-11-02' : null,
    waiting_since: change === 'in_review' ? AT : null,
    source: null,
    source_id: null,
    created_at: AT,
    updated_at: AT,
  }
  await admin.insertInto('directory_record').values(record).execute()
  for (const [at, document] of documents.entries())
    await admin
      .insertInto('directory_version')
      .values({
        council_id,
        record_id: record.id,
        number: at + 1,
        document: JSON.stringify(document),
        based_on: at === 0 ? null : 1,
        saved_by: put.saved_by,
        saved_at: AT,
      })
      .execute()
  await admin
    .insertInto('directory_event')
    .values({
      ...{ council_id, record_id: record.id, id: uuidv7(), type: 'record.created', at: AT },
      ...{ account_id: put.saved_by, actor: 'provider' as const, number: 1, reason: null },
    })
    .execute()
  if (shown) {
    const standing = {
      id: record.id,
      councilId: council_id,
      assuredOn: '2026-11-02',
      reviewDueOn: '2027-11-02',
    }
    const document = JSON.stringify(publicRecord(put.kind, standing, put.document as never))
    await admin
      .insertInto('published_record')
      .values({
        ...{ council_id, id: record.id, kind: put.kind, modified_at: AT, first_published_at: AT },
        document: publication === 'live' ? document : null,
      })
      .execute()
  }
  return record.id
}
