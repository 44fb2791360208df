import type { Operation } from '#platform/operation.ts'
import './problems.ts'

export { type Held, holdRecord, lookAtRecord, type Seen } from './hold-record.ts'
export { recordParams, recordPath, recordsParams, recordsPath } from './params.ts'
export { insertEvent, type NewRecordEvent } from './queries/events.ts'
export { findRecord, type RecordRow, recordsOf } from './queries/find-record.ts'
export { changeRecord, type RecordChange } from './queries/write-record.ts'
export { createRecordRow, type NewRecord, type Saver, saveVersion, workingNumber } from './save-version.ts'
export { actorOf, EDITORS, RECORD_PEOPLE, type Reach, reachOf, type Side, sidesOf } from './sides.ts'

/** The life of a record, from its first draft to the archive. */
export const editingOperations: readonly Operation[] = []
