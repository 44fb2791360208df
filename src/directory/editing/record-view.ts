import type { Answer, Call, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import type { AnyDocument } from '../record/index.ts'
import { extrasOf } from './extras.ts'
import { type Seen, standingOf } from './hold-record.ts'
import { possibleActions } from './lifecycle/why-not.ts'
import { recordPath } from './params.ts'
import { latestReturn } from './queries/events.ts'
import type { RecordRow } from './queries/find-record.ts'
import { findVersions, type VersionRow } from './queries/versions.ts'
import type { DirectoryRecordSummary, DirectoryVersionSummary } from './record.ts'
import { workingNumber } from './save-version.ts'
import { type Reach, reachOf } from './sides.ts'

export const recordSummary = (record: RecordRow): DirectoryRecordSummary => ({
  id: record.id,
  version: record.version,
  councilId: record.council_id,
  kind: record.kind,
  name: record.name,
  owner: { id: record.organisation_id, name: record.owner_name },
  publication: record.publication,
  change: record.change,
  freshness: record.freshness,
  ...(record.assured_on === null ? {} : { assuredOn: record.assured_on }),
  ...(record.review_due_on === null ? {} : { reviewDueOn: record.review_due_on }),
  ...(record.waiting_since === null ? {} : { waitingSince: record.waiting_since.toISOString() }),
  ...(record.source === null || record.source_id === null
    ? {}
    : { source: { name: record.source, id: record.source_id } }),
  createdAt: record.created_at.toISOString(),
  updatedAt: record.updated_at.toISOString(),
})

/** Whether the names of an organisation's people are for this reader: the council's editors know everybody's. */
export const knowsNamesOf = (
  reach: Reach,
  record: { readonly council_id: string },
  organisation: string | null,
): boolean => reach.councils.includes(record.council_id) || organisation === reach.organisation

export const versionSummary = (
  reach: Reach,
  record: RecordRow,
  row: Omit<VersionRow, 'document'>,
): DirectoryVersionSummary => ({
  number: row.number,
  ...(row.based_on === null ? {} : { basedOn: row.based_on }),
  savedAt: row.saved_at.toISOString(),
  ...(row.name !== null && knowsNamesOf(reach, record, row.organisation_id) ? { savedBy: row.name } : {}),
})

/** A version as JSON, its document letter for letter as it was saved. */
export const versionJson = (reach: Reach, record: RecordRow, row: VersionRow): string =>
  `${JSON.stringify(versionSummary(reach, record, row)).slice(0, -1)},"document":${row.document}}`

/** What is published and what is worked on: the second only where it is another. */
const shownNumbers = ({ published_number: published, newest_number: newest, change }: RecordRow) => ({
  published: published ?? undefined,
  newest: change === 'none' && published !== null ? undefined : newest === published ? undefined : newest,
})

/** A record as JSON. */
export async function recordView(trx: Trx, call: Pick<Call, 'caller' | 'now'>, seen: Seen): Promise<string> {
  const { record, standing } = seen
  const reach = reachOf(call.caller)
  const numbers = shownNumbers(record)
  const rows = await findVersions(
    trx,
    record,
    Object.values(numbers).filter((number) => number !== undefined),
  )
  const working = rows.find(({ number }) => number === workingNumber(record))
  if (working === undefined) throw new Error('A record has no such version.')
  const document = JSON.parse(working.document) as AnyDocument
  const versions = Object.entries(numbers).flatMap(([name, number]) => {
    const row = rows.find((each) => each.number === number)
    return row === undefined ? [] : [`"${name}":${versionJson(reach, record, row)}`]
  })
  const sentBack = record.change === 'returned' ? await latestReturn(trx, record) : undefined
  const rest = {
    ...recordSummary(record),
    ...(sentBack === undefined
      ? {}
      : { returned: { reasons: sentBack.reason ?? '', at: sentBack.at.toISOString() } }),
    actions: possibleActions(standing),
    ...(await extrasOf(trx, seen, document, call.now)),
  }
  return `${JSON.stringify(rest).slice(0, -1)}${versions.map((each) => `,${each}`).join('')}}`
}

/** The answer with a record as it is after what was done to it. */
export async function recordAnswer(
  trx: Trx,
  call: Pick<Call, 'caller' | 'now'>,
  record: RecordRow,
  status: 200 | 201 = 200,
): Promise<Answer> {
  const standing = standingOf(call.caller, record)
  return {
    status,
    json: await recordView(trx, call, { record, standing }),
    headers: {
      ETag: etag(record.version),
      ...(status === 201 ? { Location: recordPath(record) } : {}),
    },
  }
}
