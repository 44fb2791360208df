import type { DraftSummary } from '../draft.ts'
import type { DraftRow } from '../queries/drafts.ts'
import { withMembers } from '../views.ts'

export const draftSummary = (row: DraftRow): DraftSummary => ({
  id: row.id,
  version: row.version,
  council: row.council_id,
  ...(row.based_on === null ? {} : { basedOn: row.based_on }),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  expiresOn: row.expires_on,
})

/** A draft with its form, as the text of its JSON. */
export const draftJson = (row: DraftRow): string => withMembers(draftSummary(row), { form: row.form })
