import { type TProperties, Type } from 'typebox'

// What of a feed's service is read, and of which type it has to be. Whatever else it has is left alone: feeds differ
// in what they add, and the standard lets them.

const open = { additionalProperties: true }
const object = <T extends TProperties>(members: T) => Type.Object(members, open)
const text = Type.Optional(Type.String())
const number = Type.Optional(Type.Number())
const list = <T extends TProperties>(members: T) => Type.Optional(Type.Array(object(members)))
const web = Type.Optional(Type.String({ format: 'uri', pattern: '^https?://' }))

const phone = { number: Type.String(), extension: number, description: text }
const contact = { name: text, title: text, email: text, phones: list(phone) }
const url = { label: text, url: Type.String({ format: 'uri', pattern: '^https?://' }) }
const time = Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d' }))

const schedule = {
  valid_from: text,
  valid_to: text,
  freq: text,
  interval: number,
  byday: text,
  bymonthday: text,
  description: text,
  opens_at: time,
  closes_at: time,
  notes: text,
}

const location = object({
  id: Type.String(),
  name: text,
  transportation: text,
  latitude: number,
  longitude: number,
  external_identifier: text,
  external_identifier_type: text,
  addresses: list({
    address_1: Type.String(),
    address_2: text,
    city: Type.String(),
    postal_code: Type.String(),
  }),
  accessibility: list({ description: text, details: text, accessibility: text }),
  schedules: list(schedule),
})

export const HsdsOrganizationInput = object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  name: Type.String(),
  description: text,
  email: text,
  website: web,
  additional_websites: list(url),
  contacts: list(contact),
  organization_identifiers: list({ identifier_scheme: text, identifier: Type.String() }),
})

export const HsdsServiceInput = object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  name: Type.String(),
  description: text,
  url: web,
  additional_urls: list(url),
  email: text,
  status: Type.Unsafe<string>({
    type: 'string',
    enum: ['active', 'inactive', 'defunct', 'temporarily closed'],
  }),
  application_process: text,
  wait_time: text,
  eligibility_description: text,
  minimum_age: number,
  maximum_age: number,
  alert: text,
  phones: list(phone),
  schedules: list(schedule),
  service_at_locations: list({ schedules: list(schedule), location: Type.Optional(location) }),
  languages: list({ name: text, code: text }),
  organization: Type.Optional(HsdsOrganizationInput),
  cost_options: list({ option: text, currency: text, amount: number, amount_description: text }),
  contacts: list(contact),
  attributes: list({ value: text, taxonomy_term: Type.Optional(object({ taxonomy: text, code: text })) }),
})

/** The standard wants what has no value left out; many feeds send null or nothing between quotation marks. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === null || inner === '' ? [] : [[name, withoutEmpty(inner)]],
    ),
  )
}
