import type { Trx } from '#platform/operation.ts'
import type { Seen } from './hold-record.ts'

/** Members that a record is shown with besides its own: how good it is, and of what it may be a duplicate. */
export const recordExtras = {}

/** Their values, for whoever looks. Duplicates are for the council's editors alone. */
export const extrasOf = async (_trx: Trx, _seen: Seen, _now: Date): Promise<object> => ({})
