import type { Generated } from 'kysely'

declare module '#platform/tables.ts' {
  interface Database {
    referral: ReferralTable
    referral_revision: ReferralRevisionTable
    referral_child: ReferralChildTable
    child_match: ChildMatchTable
    referral_link: ReferralLinkTable
    consent_event: ConsentEventTable
    evaluation: EvaluationTable
    referral_amendment: ReferralAmendmentTable
    referral_event: ReferralEventTable
    draft: DraftTable
  }
}

export type ReferralTable = {
  council_id: string
  id: string
  reference: string
  status: string
  service: string
  result: string
  attention: number
  safeguarding: boolean
  withheld: boolean
  revision: number
  version: number
  account_id: string
  organisation_id: string
  client_id: string
  case_reference: string | null
  based_on: string | null
  submitted_at: Date
  received_at: Date | null
  due_on: string | null
  emergency_confirmed_at: Date | null
  emergency_confirmed_by: string | null
  assignee_id: string | null
  assigned_at: Date | null
  open_requests: Generated<number>
  proposed_by: string | null
  deciders: Generated<string[]>
  challenge_open: Generated<boolean>
  decided_at: Date | null
  consent_hold: Generated<boolean>
  evaluations_from: string | null
  readonly queue_rank: Generated<number>
}

/** Documents (`json`) come back as their text, letter for letter. */
type ReferralRevisionTable = {
  council_id: string
  referral_id: string
  revision: number
  form: string
  form_sha256: string
  receipt: string
  account_id: string
  submitted_at: Date
}

type ReferralChildTable = {
  council_id: string
  referral_id: string
  revision: number
  position: number
  child_key: string
  result: string
}

type ChildMatchTable = { council_id: string; digest: string; referral_id: string; kind: string }

type ReferralLinkTable = { council_id: string; referral_id: string; earlier_id: string; kind: string }

type ConsentEventTable = {
  council_id: string
  referral_id: string
  revision: number
  id: Generated<string>
  recorded_with: Generated<'form' | 'later'>
  position: number
  kind: 'record' | 'override'
  state: string | null
  subjects: string[]
  effective_at: Date | null
  recorded_at: Date
  account_id: string
  event: string
}

type EvaluationTable = {
  council_id: string
  referral_id: string
  id: string
  revision: number
  rule_set_id: string
  rule_set_version: string
  rule_set_hash: string
  result: string
  evaluated_on: string
  evaluated_at: Date
  account_id: string
  reason: string
  document: string
}

type ReferralAmendmentTable = {
  council_id: string
  referral_id: string
  id: string
  account_id: string
  written_at: Date
  amendment: string
  /** It answers a question about another person. */
  of_others: Generated<boolean>
}

export type ReferralEventTable = {
  council_id: string
  referral_id: string
  id: string
  type: string
  occurred_at: Date
  account_id: string
  actor: 'sender' | 'council' | 'service'
  audience: 'everyone' | 'council'
  from_status: string | null
  to_status: string
  reason: string | null
  /** What besides the referral it is about: an initial contact, a disclosure. */
  about: Generated<string | null>
  /** The transaction it was written in, as text: its place in the feed, before its id. */
  xid: Generated<string>
}

export type DraftTable = {
  council_id: string
  id: string
  account_id: string
  organisation_id: string
  version: number
  form: string
  based_on: string | null
  created_at: Date
  updated_at: Date
  expires_on: string
}
