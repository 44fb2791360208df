import { staffMember } from '#triage/index.ts'
import type { FamilyLink, NewFamilyLink } from './family-link.ts'
import type { FamilyLinkRow } from './queries/family-links.ts'

/** What is kept of a link's making, as it was written. */
export type LinkDecision = Pick<NewFamilyLink, 'subjects' | 'identity'>

/** A link as the council's staff see it. */
export function familyLinkView(row: FamilyLinkRow, now: Date): FamilyLink {
  const { subjects, identity } = JSON.parse(row.decision) as LinkDecision
  return {
    id: row.id,
    referral: row.referral_id,
    state: stateOf(row, now),
    person: row.person,
    subjects,
    identity,
    recipientsNamed: row.recipients_named,
    createdAt: row.created_at.toISOString(),
    createdBy: staffMember(false, row.created_role, row.created_by, row.created_by_name),
    expiresAt: row.expires_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}

function stateOf(row: FamilyLinkRow, now: Date): FamilyLink['state'] {
  if (row.revoked_at !== null) return 'revoked'
  if (row.opened_at !== null) return 'opened'
  return row.expires_at <= now ? 'expired' : 'waiting'
}
