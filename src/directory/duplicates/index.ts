import type { Operation } from '#platform/operation.ts'
import { listDuplicates } from './routes/list-duplicates.ts'

export const duplicateOperations: readonly Operation[] = [listDuplicates]

export { findDuplicates, noteMarks } from './queries/marks.ts'
export { DuplicateCandidate, duplicateView } from './view.ts'
