import { londonDate } from '#calendar/index.ts'
import { isWithCouncil } from './lifecycle/status.ts'
import type { ReferralRow } from './queries/find-referral.ts'
import type { ReferralSummary } from './referral.ts'

/** The row of a referral as it is shown to everybody who may see it. */
export function summaryOf(row: ReferralRow, now: Date): ReferralSummary {
  return {
    id: row.id,
    reference: row.reference,
    council: row.council_id,
    status: row.status,
    service: row.service as ReferralSummary['service'],
    result: row.result,
    revision: row.revision,
    version: row.version,
    organisation: row.organisation_name,
    submittedAt: row.submitted_at.toISOString(),
    receivedAt: row.received_at?.toISOString() ?? null,
    dueOn: row.due_on,
    overdue: isWithCouncil(row.status) && row.due_on !== null && row.due_on < londonDate(now),
  }
}

/** A JSON object's text with more members, whose values are JSON texts kept letter for letter. */
export const withMembers = (head: object, members: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(members).reduce(
    (json, [name, value]) =>
      value === undefined ? json : `${json.slice(0, -1)},${JSON.stringify(name)}:${value}}`,
    JSON.stringify(head),
  )
