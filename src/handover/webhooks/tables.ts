import type { Generated } from 'kysely'

declare module '#platform/tables.ts' {
  interface Database {
    webhook_subscription: WebhookSubscriptionTable
    webhook_delivery: WebhookDeliveryTable
  }
}

export type WebhookScope = 'council' | 'organisation'

export type WebhookSubscriptionTable = {
  council_id: string
  id: string
  scope: WebhookScope
  organisation_id: string
  account_id: string
  client_id: string
  url: string
  event_types: string[]
  state: 'unverified' | 'active' | 'paused' | 'ended'
  end_code: 'deleted' | 'gone' | null
  /** Sealed (seal.ts), like the one before it. */
  secret: string
  secret_before: string | null
  secret_before_until: Date | null
  version: number
  created_at: Date
  updated_at: Date
  since_xid: Generated<string>
  proof_id: string | null
  /** Sealed, like the secrets. */
  proof_code: string | null
  proof_until: Date | null
  proof_tries: number
  proof_next_at: Date | null
  proof_attempts: number
  proof_lease: string | null
  proof_leased_until: Date | null
  /** The text of a list of `LoggedAttempt`. */
  proof_log: string
}

export type WebhookDeliveryTable = {
  council_id: string
  subscription_id: string
  event_id: string
  referral_id: string
  type: string
  xid: string
  state: 'pending' | 'delivered' | 'dead' | 'cancelled'
  end_code: 'given_up' | 'not_visible' | 'subscription_ended' | null
  attempts: number
  next_at: Date
  lease: string | null
  leased_until: Date | null
  queued_at: Date
  ended_at: Date | null
  /** The text of a list of `LoggedAttempt`. */
  log: string
}
