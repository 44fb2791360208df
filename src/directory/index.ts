import type { Operation } from '#platform/operation.ts'
import { editingOperations } from './editing/index.ts'

/** The directory: what providers and the council publish for families, and how it is found. */
export const directoryOperations: readonly Operation[] = [...editingOperations]
