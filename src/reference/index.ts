import type { Operation } from '#platform/operation.ts'
export const referenceOperations: readonly Operation[] = []
