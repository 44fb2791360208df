import { Type } from 'typebox'
import { BOROUGHS } from '#eligibility/index.ts'
import { day, email, oneOf, telephone, text } from './form-values.ts'

/** An address as given; what looks odd about it is flagged, never refused. */
export const Address = Type.Object(
  {
    lines: Type.Optional(Type.Array(text(200, 'One line.'), { maxItems: 6 })),
    postcode: Type.Optional(text(12, 'As given, with or without a space.')),
    uprn: Type.Optional(text(12, 'Unique property reference number, up to 12 digits.')),
    borough: Type.Optional(oneOf(BOROUGHS, 'The borough of this address, where the sender knows it.')),
    noFixedAddress: Type.Optional(Type.Boolean({ description: 'The family has no fixed address.' })),
    from: Type.Optional(day('Lived here from.')),
    to: Type.Optional(day('Lived here to.')),
  },
  { $id: 'Address', additionalProperties: false },
)

/** How a person or a service can be reached. */
export const contactProperties = {
  telephone: Type.Optional(telephone),
  email: Type.Optional(email),
}

/** A practice or service and the person there, such as the GP. */
export const NamedService = Type.Object(
  {
    organisation: Type.Optional(text(200, 'Practice or service.')),
    name: Type.Optional(text(200, 'The person.')),
    ...contactProperties,
  },
  { $id: 'NamedService', additionalProperties: false },
)

/** Language and what is needed to be understood. */
export const Language = Type.Object(
  {
    code: Type.Optional(
      Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639 code, such as "bn" or "ckb".' }),
    ),
    name: Type.Optional(text(100, 'The language in words.')),
  },
  { $id: 'Language', additionalProperties: false },
)
