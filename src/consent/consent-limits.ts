import { type Static, Type } from 'typebox'
import { codeOf, instant, localDate, words } from './values.ts'

/** What a limitation bears on. */
export const LIMITATION_KINDS = [
  'not_this_recipient',
  'only_these_recipients',
  'not_this_category',
  'only_this_purpose',
  'until_date',
] as const

const names = (description: string) =>
  Type.Array(words(200, 'A name as the person gave it.'), { minItems: 1, maxItems: 20, description })

/** A limit that was set on sharing. The words are the promise; the other members help a machine to keep it. */
export const ConsentLimitation = Type.Object(
  {
    kind: codeOf(LIMITATION_KINDS, 'What the limit bears on.'),
    words: words(4000, 'The exact words of the person, kept letter for letter (N17).'),
    recipients: Type.Optional(names('The recipients it names.')),
    categories: Type.Optional(names('The kinds of information it names.')),
    purpose: Type.Optional(words(500, 'The only purpose allowed.')),
    until: Type.Optional(localDate('The last day on which sharing is allowed.')),
  },
  { $id: 'ConsentLimitation', additionalProperties: false },
)
export type ConsentLimitation = Static<typeof ConsentLimitation>

/** Consent to share with one recipient for one purpose, beyond the professionals named on the form (N10). */
export const ExplicitConsent = Type.Object(
  {
    recipient: words(200, 'The organisation or person.'),
    purpose: words(500, 'For what.'),
    words: words(4000, 'The exact words of the person.'),
    at: instant('When it was given.'),
  },
  { $id: 'ExplicitConsent', additionalProperties: false },
)
export type ExplicitConsent = Static<typeof ExplicitConsent>
