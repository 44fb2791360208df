import { uuidv7 } from 'uuidv7'
import type { Caller } from './access.ts'
import type { Concerns, Db, Trx } from './operation.ts'

declare module './tables.ts' {
  interface Database {
    audit_event: AuditEventTable
  }
}

/** Append-only: the app's role may insert here and nothing else. Ids, never names. */
export type AuditEventTable = {
  id: string
  occurred_at: Date
  council_id: string | null
  account_id: string
  client_id: string
  operation: string
  outcome: 'done' | 'refused'
  refusal: string | null
  subject_kind: string | null
  subject_id: string | null
  request_id: string
}

export type AuditEvent = {
  caller: Pick<Caller, 'account' | 'client'>
  operation: string
  tracedAs: string
  now: Date
  concerns: Concerns
  refusal?: string
}

export const auditRow = (event: AuditEvent) => ({
  id: uuidv7(),
  occurred_at: event.now,
  council_id: event.concerns.council ?? null,
  account_id: event.caller.account,
  client_id: event.caller.client,
  operation: event.operation,
  outcome: event.refusal === undefined ? ('done' as const) : ('refused' as const),
  refusal: event.refusal ?? null,
  subject_kind: event.concerns.kind ?? null,
  subject_id: event.concerns.id ?? null,
  request_id: event.tracedAs,
})

/** Writes the audit event of a deed, in the deed's own transaction. */
export async function writeAudit(trx: Trx | Db, event: AuditEvent): Promise<void> {
  await trx.insertInto('audit_event').values(auditRow(event)).execute()
}
