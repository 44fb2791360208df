import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { approveRecord } from './routes/approve-record.ts'
import { archiveRecord } from './routes/archive-record.ts'
import { assureRecord } from './routes/assure-record.ts'
import { createRecord } from './routes/create-record.ts'
import { discardChange } from './routes/discard-change.ts'
import { getRecord } from './routes/get-record.ts'
import { getRecordChanges } from './routes/get-record-changes.ts'
import { getRecordVersion } from './routes/get-record-version.ts'
import { listRecordEvents } from './routes/list-record-events.ts'
import { listRecordVersions } from './routes/list-record-versions.ts'
import { listRecords } from './routes/list-records.ts'
import { restoreRecord } from './routes/restore-record.ts'
import { returnRecord } from './routes/return-record.ts'
import { submitRecord } from './routes/submit-record.ts'
import { updateLocalOffer } from './routes/update-local-offer.ts'
import { updateRecord } from './routes/update-record.ts'

export { readDocument } from './document/read-document.ts'
export { holdRecord, lookAtRecord, type Seen } from './hold-record.ts'
export { recordParams, recordPath, recordsParams } from './params.ts'
export { documentOf } from './publish-record.ts'
export { insertEvent } from './queries/events.ts'
export { type RecordRow, recordsOf } from './queries/find-record.ts'
export { createRecordRow, type Saver, saveVersion, workingNumber } from './save-version.ts'
export { actorOf, RECORD_PEOPLE, type Reach, reachIn, reachOf } from './sides.ts'

/** The life of a record, from its first draft to the archive. */
export const editingOperations: readonly Operation[] = [
  createRecord,
  listRecords,
  getRecord,
  updateRecord,
  updateLocalOffer,
  submitRecord,
  approveRecord,
  returnRecord,
  discardChange,
  assureRecord,
  archiveRecord,
  restoreRecord,
  listRecordVersions,
  getRecordVersion,
  getRecordChanges,
  listRecordEvents,
]
