import type { RequestRow } from '../queries/rights-requests.ts'
import type { RightsRequest } from './schemas.ts'

/** A request as those read it who made it or decide on it. */
export const requestView = (row: RequestRow, organisation: string | null): RightsRequest => ({
  id: row.id,
  record: { id: row.record_id, name: row.record_name ?? 'No longer published' },
  organisation: { id: row.organisation_id, name: row.organisation_name },
  mine: row.organisation_id === organisation,
  reasons: row.reasons,
  askedAt: row.asked_at.toISOString(),
  state: row.state,
  ...(row.decided_at === null
    ? {}
    : {
        decision: {
          granted: row.state === 'granted',
          reasons: row.decision_reasons ?? '',
          decidedAt: row.decided_at.toISOString(),
        },
      }),
})
