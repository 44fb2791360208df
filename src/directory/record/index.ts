import type { OrganisationRecord } from './organisation-record.ts'
import type { ServiceRecord } from './service-record.ts'

/** What a record can be. The kind is its own for good. */
export const RECORD_KINDS = ['organisation', 'service'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

export type DocumentOf<K extends RecordKind> = K extends 'service' ? ServiceRecord : OrganisationRecord
export type AnyDocument = ServiceRecord | OrganisationRecord
