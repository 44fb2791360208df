import { canonicalJson } from '#platform/canonical-json.ts'
import type { Fault } from '#platform/faults.ts'
import type { Trx } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import {
  createRecordRow,
  documentOf,
  type Reach,
  readDocument,
  type Saver,
  saveVersion,
} from '../editing/index.ts'
import type { AnyDocument, RecordKind } from '../record/index.ts'
import { keepOurs } from './keep-ours.ts'
import { findImported } from './queries/imported.ts'
import type { ImportedItem } from './report.ts'

export type Import = {
  readonly trx: Trx
  readonly council: string
  readonly source: string
  readonly reach: Reach
  readonly owner: { readonly id: string; readonly name: string }
  readonly by: Saver
}

type Read = { kind: RecordKind; sourceId: string; document: AnyDocument; leftOut: string[] }

/**
 * One record of a feed, staged for the council: new, or a change of what was imported before. What was decided here
 * meanwhile is not decided anew: an archived record stays so, and somebody's open change is not written over.
 */
export async function importRecord(
  into: Import,
  { kind, sourceId, document, leftOut }: Read,
): Promise<ImportedItem> {
  const { trx, council, source, by } = into
  const item = { kind, sourceId, leftOut, errors: [] }
  const known = await findImported(trx, into.reach, council, { name: source, id: sourceId })
  const current =
    known === undefined ? undefined : await documentOf(trx, known.record, known.record.newest_number)
  const wanted = current === undefined ? document : keepOurs(document, current)
  const read = await readDocument(trx, council, kind, wanted)
  if (isRefusal(read)) return { ...item, outcome: 'refused', errors: read.errors ?? [] }
  if (known === undefined) {
    const from = { name: source, id: sourceId }
    const made = {
      council,
      kind,
      document: read,
      owner: into.owner,
      change: 'in_review' as const,
      source: from,
    }
    return { ...item, outcome: 'new', record: (await createRecordRow(trx, made, by)).id }
  }
  const { record, number } = known
  const as = { ...item, record: record.id }
  if (canonicalJson(keepOurs(document, known.document)) === canonicalJson(known.document))
    return { ...as, outcome: 'same' }
  const why = whyNotNow(record, number)
  if (why !== undefined) return { ...as, outcome: 'refused', errors: [why] }
  await saveVersion(trx, record, read, 'in_review', by, 'record.imported')
  return { ...as, outcome: 'changed' }
}

function whyNotNow(
  { publication, change, newest_number }: { publication: string; change: string; newest_number: number },
  imported: number,
): Fault | undefined {
  if (publication === 'archived')
    return { pointer: '', code: 'archived', message: 'The record was archived here: restore it first.' }
  if (change !== 'none' && newest_number !== imported)
    return {
      pointer: '',
      code: 'being_worked_on',
      message: 'Somebody’s change of it is open: decide on that first.',
    }
  return undefined
}
