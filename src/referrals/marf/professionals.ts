import { Type } from 'typebox'
import { contactProperties } from './contact.ts'
import { day, key, text, yesNo } from './form-values.ts'

/**
 * A professional named on the form. Who is named is fixed when the form is completed: information may be
 * shared with these external professionals and no others (N10).
 */
export const FormProfessional = Type.Object(
  {
    key: key('Names this professional within the form.'),
    name: text(200, 'The person.'),
    role: Type.Optional(text(200, 'What they are to the family or in their organisation.')),
    organisation: text(200, 'The organisation they work for.'),
    ...contactProperties,
    involvedFrom: Type.Optional(day('Involved since.')),
    involvedTo: Type.Optional(day('Involved until.')),
    children: Type.Optional(Type.Array(key('A child they work with.'), { maxItems: 20 })),
    reasonForNaming: Type.Optional(text(1000, 'Why they are named.')),
    consulted: Type.Optional(yesNo('Were they consulted about this referral?')),
    mayBeTold: Type.Optional(yesNo('May they be told of it and of what comes of it?')),
  },
  { $id: 'FormProfessional', additionalProperties: false },
)

/** The named person who co-ordinates support and involvement (W24). */
export const LeadProfessional = Type.Object(
  {
    professional: Type.Optional(key('Their key, where they are among the professionals of the form.')),
    name: Type.Optional(text(200, 'Otherwise their name.')),
    role: Type.Optional(text(200, 'Their role.')),
    organisation: Type.Optional(text(200, 'Their organisation.')),
    ...contactProperties,
    agreedWithFamily: Type.Optional(yesNo('Has the family agreed?')),
  },
  { $id: 'LeadProfessional', additionalProperties: false },
)
