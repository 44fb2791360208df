import type { Operation } from '#platform/operation.ts'

/** What the council's own systems receive, and how they say that they have it. */
export const handoverOperations: readonly Operation[] = []
