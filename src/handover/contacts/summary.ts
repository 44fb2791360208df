import type { InitialContactSummary } from './initial-contact.ts'
import type { ContactRow } from './queries/contacts.ts'

/** What a list shows of an initial contact. */
export const contactSummary = (row: ContactRow): InitialContactSummary => ({
  id: row.id,
  council: row.council_id,
  referral: row.referral_id,
  reference: row.reference,
  kind: row.kind,
  cause: row.cause,
  corrects: row.corrects,
  createdAt: row.created_at.toISOString(),
  state: row.state,
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  caseSystemId: row.case_system_id,
})
