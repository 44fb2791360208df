import type { Operation } from '#platform/operation.ts'
import { importServices } from './routes/import-services.ts'

/** Records from elsewhere, and for elsewhere. */
export const exchangeOperations: readonly Operation[] = [importServices]
