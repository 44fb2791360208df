import type { Generated } from 'kysely'
import type { SharingRowNumber } from '#consent/index.ts'

declare module '#platform/tables.ts' {
  interface Database {
    sharing_question: SharingQuestionTable
    disclosure: DisclosureTable
    disclosure_recipient: DisclosureRecipientTable
    disclosure_content: DisclosureContentTable
    consent_no: ConsentNoTable
  }
}

export type RecipientKind = 'internal_team' | 'named_professional' | 'external'

export type SharingQuestionTable = {
  council_id: string
  referral_id: string
  id: string
  kind: 'assessed' | 'denied'
  asked_at: Date
  asked_by: string
  asked_role: string
  recipient_kind: RecipientKind
  categories: string[]
  answer: 'allow' | 'deny' | 'refer_back'
  policy_row: number
}

/** Documents (`json`) come back as their text, letter for letter. */
export type DisclosureTable = {
  council_id: string
  referral_id: string
  id: string
  revision: number
  state: 'in_force' | 'revoked' | 'stopped'
  recipient_kind: RecipientKind
  recipient: string
  subjects: string[]
  categories: string[]
  purpose: string
  policy_row: SharingRowNumber
  /** The id of the notice's sentence. */
  sentence: string
  consent_events: string[]
  override_event: string | null
  override: string | null
  judged: string | null
  considered: string[]
  reasons: string | null
  disclosed_at: Date
  disclosed_by: string
  disclosed_role: string
  until: string | null
  ended_at: Date | null
  ended_by: string | null
  end_code: string | null
  end_reason: string | null
  /** As the latest decision has it, written by the database itself; `-infinity` where the family is shown it. */
  held_until: Generated<string | null>
}

export type DisclosureRecipientTable = {
  council_id: string
  referral_id: string
  disclosure_id: string
  account_id: string | null
  team_id: string | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
}

export type DisclosureContentTable = {
  council_id: string
  referral_id: string
  disclosure_id: string
  category: string
  rests_on: 'consent' | 'override'
  document: string
}

/** Written by the database itself, with the consent event it is about. */
type ConsentNoTable = {
  council_id: string
  referral_id: string
  id: string
  kind: 'record' | 'override'
  subjects: string[]
  effective_at: Date | null
  /** The event of the override that it ends. */
  ends: string | null
}
