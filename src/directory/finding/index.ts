import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { searchServices } from './routes/search-services.ts'

/** Finding what is published. */
export const findingOperations: readonly Operation[] = [searchServices]
