import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { exportRecords } from './routes/export-records.ts'
import { importCsv } from './routes/import-csv.ts'
import { importServices } from './routes/import-services.ts'

/** Records from elsewhere, and for elsewhere. */
export const exchangeOperations: readonly Operation[] = [importServices, exportRecords, importCsv]
