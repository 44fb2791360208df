import type { Operation } from '#platform/operation.ts'

/** The directory: what providers and the council publish for families, and how it is found. */
export const directoryOperations: readonly Operation[] = []
