import { addMonths, type LocalDate, londonDate } from '#calendar/index.ts'
import { findCouncil } from '#councils/index.ts'
import type { Trx } from '#platform/operation.ts'
import { asCouncil } from '../publishing/as-council.ts'
import { lockPublishing, publish, unpublish } from '../publishing/publish.ts'
import { noteQuality } from '../quality/index.ts'
import type { AnyDocument } from '../record/index.ts'
import type { RecordRow } from './queries/find-record.ts'
import { findVersions } from './queries/versions.ts'
import { changeRecord } from './queries/write-record.ts'

/** A version's document. */
export async function documentOf(trx: Trx, record: RecordRow, number: number): Promise<AnyDocument> {
  const [version] = await findVersions(trx, record, [number])
  if (version === undefined) throw new Error('A record has no such version.')
  return JSON.parse(version.document) as AnyDocument
}

/** What holds from a day on which somebody said that a record is right. */
export function assuredOn(council: string, today: LocalDate) {
  const months = findCouncil(council)?.directory.reviewMonths
  if (months === undefined) throw new Error('A record of no council.')
  return { assured_on: today, review_due_on: addMonths(today, months), freshness: 'fresh' as const }
}

/** Puts the newest version before the public: an editor's approval, and nothing else. */
export async function publishNewest(
  trx: Trx,
  record: RecordRow,
  document: AnyDocument,
  now: Date,
): Promise<RecordRow> {
  const published = await changeRecord(
    trx,
    record,
    {
      ...assuredOn(record.council_id, londonDate(now)),
      publication: 'live',
      change: 'none',
      waiting_since: null,
      published_number: record.newest_number,
      name: document.name,
    },
    now,
  )
  await noteQuality(trx, published, document, now)
  await show(trx, published, document, now)
  return published
}

/** Shows what was approved once more, as right today: no letter of it is another. */
export async function assurePublished(
  trx: Trx,
  record: RecordRow,
  document: AnyDocument,
  now: Date,
): Promise<RecordRow> {
  const today = assuredOn(record.council_id, londonDate(now))
  const assured = await changeRecord(trx, record, { ...today, publication: 'live' }, now)
  const worked = record.change === 'none' ? document : await documentOf(trx, record, record.newest_number)
  await noteQuality(trx, assured, worked, now)
  await asCouncil(trx, record.council_id, () => show(trx, assured, document, now))
  return assured
}

/** Takes a record from the public for good, or until it is asked back. */
export async function withdrawPublished(trx: Trx, record: RecordRow, now: Date): Promise<void> {
  const { council_id: councilId, id, kind } = record
  await asCouncil(trx, councilId, () => unpublish(trx, kind, { id, councilId }, now))
}

/** Until the transaction ends nobody publishes or withdraws what is looked up for a publication. */
export const holdPublished = lockPublishing

const show = (
  trx: Trx,
  { id, council_id: councilId, kind, assured_on, review_due_on }: RecordRow,
  document: AnyDocument,
  now: Date,
): Promise<void> => {
  if (assured_on === null || review_due_on === null) throw new Error('What is published has been assured.')
  const standing = { id, councilId, assuredOn: assured_on, reviewDueOn: review_due_on }
  return publish(trx, kind, standing, document as never, now)
}
