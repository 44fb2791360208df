import type { Generated } from 'kysely'
import type { MailKind } from './mail/kinds.ts'
import type { OrganisationKind } from './registration/new-registration.ts'

declare module '#platform/tables.ts' {
  interface Database {
    provider_registration: ProviderRegistrationTable
    provider: ProviderTable
    rights_request: RightsRequestTable
    outgoing_mail: OutgoingMailTable
  }
}

/** What a code from a mailbox makes of somebody: a provider, a colleague, or the owner of an address. */
export const PURPOSES = ['registration', 'invitation', 'address'] as const

export type ProviderRegistrationTable = {
  council_id: string
  id: string
  email_hash: string
  code_hash: string
  /** These three are gone once it is confirmed. */
  email: string | null
  contact_name: string | null
  organisation_name: string | null
  organisation_kind: OrganisationKind
  registered_at: Date
  expires_at: Date
  confirmed_at: Date | null
  confirmed_by: string | null
  purpose: Generated<(typeof PURPOSES)[number]>
  /** These two only where it is no registration: whom it is for, and who asked. */
  organisation_id: string | null
  asked_by: string | null
  previous_email: string | null
}

type ProviderTable = {
  organisation_id: string
  kind: OrganisationKind
  contact_name: string
  email: string
  registered_with: string
  registered_at: Date
}

export const REQUEST_STATES = ['open', 'granted', 'refused'] as const

export type RightsRequestTable = {
  council_id: string
  id: string
  record_id: string
  organisation_id: string
  asked_by: string
  asked_at: Date
  reasons: string
  state: (typeof REQUEST_STATES)[number]
  decided_at: Date | null
  decided_by: string | null
  decision_reasons: string | null
}

export type OutgoingMailTable = {
  council_id: string
  id: Generated<string>
  kind: MailKind
  /** The registration, the request for a right, or the record. */
  about: string
  /** To whom, where it does not follow from that. */
  organisation_id: string | null
  /** `cancelled`: when it was to be sent there was nobody to send it to, or nothing to say any more. */
  state: Generated<'pending' | 'sent' | 'dead' | 'cancelled'>
  attempts: Generated<number>
  failure: string | null
  next_at: Date
  lease: string | null
  leased_until: Date | null
  created_at: Date
  ended_at: Date | null
}
