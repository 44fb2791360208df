import type { Fault } from '#platform/faults.ts'
import type { Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { UUID } from '#platform/request-ids.ts'
import {
  createRecordRow,
  documentOf,
  holdRecord,
  lookAtRecord,
  readDocument,
  type Saver,
  saveVersion,
  workingNumber,
} from '../../editing/index.ts'
import type { ServiceRecord } from '../../record/service-record.ts'
import { COLUMNS } from './columns.ts'
import { blank, type Draft, tidy } from './draft.ts'
import { fault, type Row } from './table.ts'

type Caller = Parameters<typeof holdRecord>[1]['caller']
type Into = { trx: Trx; caller: Caller; council: string; owner: { id: string; name: string }; by: Saver }

export type RowDone = { row: number; outcome: 'new' | 'changed' | 'same'; record: string }

const nothing = () => {}

/** A row becomes a draft, or a change of what its record says; or it is told why not, by its row and column. */
export async function importRow(into: Into, row: Row): Promise<RowDone | Fault[]> {
  return row.id === '' ? begin(into, row) : change(into, row)
}

async function begin({ trx, council, owner, by }: Into, row: Row): Promise<RowDone | Fault[]> {
  const draft = blank()
  const filled = COLUMNS.filter(({ name }) => (row.cells.get(name) ?? '') !== '')
  const document = await written(trx, council, row, draft, filled)
  if (Array.isArray(document)) return document
  const made = await createRecordRow(trx, { council, kind: 'service', document, owner, change: 'draft' }, by)
  return { row: row.number, outcome: 'new', record: made.id }
}

async function change({ trx, caller, council, by }: Into, row: Row): Promise<RowDone | Fault[]> {
  const unknown = [
    fault(row.number, 'id', 'unknown_record', 'The id of a service that you may change, or nothing.'),
  ]
  if (!UUID.test(row.id)) return unknown
  const params = { councilId: council, recordId: row.id }
  const seen = await lookAtRecord({ caller, params }, trx, nothing)
  if (isRefusal(seen) || seen.record.kind !== 'service') return unknown
  const before = (await documentOf(trx, seen.record, workingNumber(seen.record))) as ServiceRecord
  // Only what was changed in the sheet is written: what no cell can say stays.
  const other = COLUMNS.filter(
    ({ name, show }) => row.cells.has(name) && row.cells.get(name) !== show(before),
  )
  if (other.length === 0) return { row: row.number, outcome: 'same', record: row.id }
  const held = await holdRecord(
    'updateRecord',
    { caller, params, ifMatch: etag(Number(row.version)) },
    trx,
    nothing,
  )
  if (isRefusal(held)) {
    const since = held.refused === 'precondition-failed'
    return since
      ? [
          fault(
            row.number,
            'version',
            'changed_since',
            'It was changed since it was exported: export it again.',
          ),
        ]
      : [fault(row.number, 'id', 'not_in_this_state', 'It is in review or archived: not to be changed now.')]
  }
  const document = await written(trx, council, row, structuredClone(before) as Draft, other)
  if (Array.isArray(document)) return document
  await saveVersion(trx, held.record, document, held.to.change, by)
  return { row: row.number, outcome: 'changed', record: row.id }
}

async function written(trx: Trx, council: string, row: Row, draft: Draft, columns: typeof COLUMNS) {
  const faults = columns.flatMap(({ name, write }) => {
    const expected = write(draft, row.cells.get(name) ?? '')
    return expected === undefined ? [] : [fault(row.number, name, 'unreadable', expected)]
  })
  if (faults.length > 0) return faults
  const read = await readDocument(trx, council, 'service', tidy(draft))
  if (!isRefusal(read)) return read as ServiceRecord
  return (read.errors ?? []).map(({ pointer, code, message }) =>
    fault(row.number, columnOf(pointer), code, message),
  )
}

/** The column that a fault of a record lies in; where none does, the place in the record. */
const columnOf = (pointer: string): string =>
  COLUMNS.find((column) => pointer === column.pointer || pointer.startsWith(`${column.pointer}/`))?.name ??
  (pointer.slice(1) || 'id')
