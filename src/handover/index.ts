import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { listEvents } from './routes/list-events.ts'
import './tables.ts'

/** What the council's own systems receive, and how they say that they have it. */
export const handoverOperations: readonly Operation[] = [listEvents]
