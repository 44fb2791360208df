import type { Generated } from 'kysely'

declare module '#platform/tables.ts' {
  interface Database {
    organisation: OrganisationTable
    client_system: ClientSystemTable
    account: AccountTable
    membership: MembershipTable
  }
}

type OrganisationTable = {
  id: string
  name: string
  kind: string
  verified_on: string | null
  created_at: Generated<Date>
}

type ClientSystemTable = {
  issuer: string
  client_id: string
  name: string
  organisation_id: string | null
  disabled_at: Date | null
}

type AccountTable = {
  id: string
  issuer: string
  subject: string
  kind: 'person' | 'system'
  name: string
  organisation_id: string
  disabled_at: Date | null
  created_at: Generated<Date>
}

type MembershipTable = {
  account_id: string
  role: string
  council_id: string | null
  team_id: string | null
}

export type { AccountTable, ClientSystemTable, MembershipTable, OrganisationTable }
