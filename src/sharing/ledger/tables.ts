declare module '#platform/tables.ts' {
  interface Database {
    family_link: FamilyLinkTable
    disclosure_hold_back: DisclosureHoldBackTable
  }
}

/** Documents (`json`) come back as their text. */
export type FamilyLinkTable = {
  council_id: string
  referral_id: string
  id: string
  token_hash: string
  person: string
  subjects: string[]
  names: string
  decision: string
  recipients_named: boolean
  created_at: Date
  created_by: string
  created_role: string
  expires_at: Date
  opened_at: Date | null
  session_hash: string | null
  session_until: Date | null
  revoked_at: Date | null
  revoked_by: string | null
}

export type DisclosureHoldBackTable = {
  council_id: string
  referral_id: string
  disclosure_id: string
  id: string
  until: string | null
  reasons: string
  decided_at: Date
  decided_by: string
  decided_role: string
}
