import type { Operation } from '#platform/operation.ts'
import { editingOperations } from './editing/index.ts'
import { providerOperations } from './providers/index.ts'

export { keepFresh } from './freshness/index.ts'
export { forgetExpired, mailWorkFor, workMail } from './providers/index.ts'

/** The directory: what providers and the council publish for families, and how it is found. */
export const directoryOperations: readonly Operation[] = [...editingOperations, ...providerOperations]
