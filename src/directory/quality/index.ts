import type { Operation } from '#platform/operation.ts'
import { listRecordQuality } from './routes/list-record-quality.ts'

export { keepQuality } from './keep-quality.ts'
export { qualityOf, RecordQuality } from './quality.ts'
export { noteQuality } from './queries/note-quality.ts'
export type { QualityStanding } from './rules.ts'

export const qualityOperations: readonly Operation[] = [listRecordQuality]
