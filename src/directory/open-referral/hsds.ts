/** What of HSDS 3.0 and its UK profile this service says and reads, by the standard's own names. */

type Id = { id: string }

export type HsdsTerm = Id & {
  code?: string
  name: string
  description: string
  parent_id?: string
  taxonomy?: string
  taxonomy_id?: string
  term_uri?: string
  /** The UK's. */
  term?: string
}

export type HsdsTaxonomy = Id & { name: string; description: string; uri?: string; version?: string }

export type HsdsAttribute = Id & {
  link_id?: string
  link_entity?: string
  link_type?: string
  value?: string
  taxonomy_term_id?: string
  taxonomy_term?: HsdsTerm
}

export type HsdsPhone = Id & { number: string; extension?: number; description?: string }

export type HsdsContact = Id & { name?: string; title?: string; email?: string; phones?: HsdsPhone[] }

export type HsdsSchedule = Id & {
  valid_from?: string
  valid_to?: string
  freq?: 'WEEKLY' | 'MONTHLY'
  interval?: number
  byday?: string
  bymonthday?: string
  description?: string
  opens_at?: string
  closes_at?: string
  notes?: string
}

export type HsdsAddress = Id & {
  address_1: string
  address_2?: string
  city: string
  state_province: string
  postal_code: string
  country: string
  address_type: 'physical' | 'postal' | 'virtual'
}

/** `accessibility` is the UK's name for what HSDS calls `description`. */
export type HsdsAccessibility = Id & { description?: string; details?: string; accessibility?: string }

export type HsdsLocation = Id & {
  location_type: 'physical' | 'postal' | 'virtual'
  name?: string
  description?: string
  transportation?: string
  latitude?: number
  longitude?: number
  external_identifier?: string
  external_identifier_type?: string
  addresses?: HsdsAddress[]
  accessibility?: HsdsAccessibility[]
  schedules?: HsdsSchedule[]
}

export type HsdsServiceAtLocation = Id & {
  service_id?: string
  location_id?: string
  schedules?: HsdsSchedule[]
  location?: HsdsLocation
}

export type HsdsCostOption = Id & {
  option?: string
  currency?: string
  amount?: number
  amount_description?: string
}

export type HsdsLanguage = Id & { name?: string; code?: string }

/** HSDS 3.1's, which 3.0 lets pass. */
export type HsdsUrl = Id & { label?: string; url: string }

export type HsdsIdentifier = Id & { identifier_scheme?: string; identifier_type: string; identifier: string }

export type HsdsOrganization = Id & {
  name: string
  description: string
  email?: string
  website?: string
  additional_websites?: HsdsUrl[]
  contacts?: HsdsContact[]
  organization_identifiers?: HsdsIdentifier[]
  services?: Pick<HsdsService, 'id' | 'name' | 'status'>[]
}

export type HsdsStatus = 'active' | 'inactive' | 'defunct' | 'temporarily closed'

export type HsdsService = Id & {
  organization_id?: string
  name: string
  description?: string
  url?: string
  additional_urls?: HsdsUrl[]
  email?: string
  status: HsdsStatus
  application_process?: string
  wait_time?: string
  eligibility_description?: string
  minimum_age?: number
  maximum_age?: number
  assured_date?: string
  alert?: string
  last_modified?: string
  phones?: HsdsPhone[]
  schedules?: HsdsSchedule[]
  service_at_locations?: HsdsServiceAtLocation[]
  languages?: HsdsLanguage[]
  organization?: HsdsOrganization
  cost_options?: HsdsCostOption[]
  contacts?: HsdsContact[]
  attributes?: HsdsAttribute[]
}

type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T]

/** What is there of some members: the standard wants what has no value left out, not null and not empty. */
export function present<T extends object>(
  members: {
    [K in keyof T]-?: K extends Optional<T> ? T[K] | undefined : T[K]
  },
): T {
  const there = Object.entries(members).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(there) as T
}
