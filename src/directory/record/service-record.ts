import { type Static, Type } from 'typebox'
import { channels, childcareKinds, fundedHours, referralRoutes, serviceStates } from './codes.ts'
import { DirectoryContact, DirectoryLink } from './contact.ts'
import { LocalOffer } from './local-offer.ts'
import { Place } from './place.ts'
import { Schedule } from './schedule.ts'
import { day, strict, webAddress, words } from './words.ts'

/** Inclusive: to 11 is until the twelfth birthday. An end that is left out is open. */
export const AgeRange = Type.Object(
  {
    from: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 25, description: 'In years; 0 also before birth.' }),
    ),
    to: Type.Optional(Type.Integer({ minimum: 0, maximum: 25, description: 'In years.' })),
  },
  { $id: 'AgeRange', ...strict },
)

export const CostOption = Type.Object(
  {
    free: Type.Boolean(),
    amount: Type.Optional(
      Type.Number({ minimum: 0, maximum: 100_000, multipleOf: 0.01, description: 'In pounds.' }),
    ),
    per: Type.Optional(words(100, 'A session, an hour, a term.')),
    note: Type.Optional(words(500, 'Who pays it, and what is to be had towards it.')),
  },
  { $id: 'CostOption', ...strict },
)

export const Childcare = Type.Object(
  {
    kind: childcareKinds.schema,
    ofstedUrn: Type.Optional(
      Type.String({ pattern: '^(EY)?[0-9]{5,7}$', description: 'Ofsted’s unique reference number.' }),
    ),
    places: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    vacancies: Type.Optional(
      Type.Object(
        { number: Type.Integer({ minimum: 0, maximum: 1000 }), asOf: day('When they were counted.') },
        { $id: 'Vacancies', ...strict },
      ),
    ),
    fundedHours: Type.Array(fundedHours.schema, { uniqueItems: true, maxItems: 3 }),
    schoolsCollectedFrom: Type.Optional(Type.Array(words(200, 'A school.'), { maxItems: 30 })),
  },
  { $id: 'Childcare', ...strict },
)

export const TermReference = Type.Object(
  {
    taxonomy: Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' }),
    term: Type.String({ minLength: 1, maxLength: 100 }),
  },
  { $id: 'TermReference', ...strict },
)

/** A service as its provider writes it: *Update Record*. `internalNotes` and whatever a place hides are never published. */
export const ServiceRecord = Type.Object(
  {
    name: words(200, 'What it is called.'),
    summary: words(300, 'One or two sentences.'),
    description: Type.Optional(words(10_000, 'All of it.')),
    url: Type.Optional(webAddress('Its own page.')),
    organisation: Type.Optional(
      Type.String({ format: 'uuid', description: 'The record of the organisation that provides it.' }),
    ),
    channels: Type.Array(channels.schema, { minItems: 1, maxItems: 2, uniqueItems: true }),
    categories: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9_]{1,59}$' }), {
      minItems: 1,
      maxItems: 10,
      uniqueItems: true,
      description: 'Terms of the taxonomy `categories`.',
    }),
    terms: Type.Optional(Type.Array(TermReference, { maxItems: 50, uniqueItems: true })),
    state: serviceStates.schema,
    stateNote: Type.Optional(words(500, 'How long the wait is, when it opens again.')),
    ages: AgeRange,
    eligibility: Type.Optional(words(5000, 'Who it is for, in words.')),
    referral: referralRoutes.schema,
    gettingIn: Type.Optional(words(5000, 'How to get in.')),
    costs: Type.Array(CostOption, { maxItems: 20 }),
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639.' }), {
      maxItems: 50,
      uniqueItems: true,
    }),
    contacts: Type.Array(DirectoryContact, { maxItems: 10 }),
    links: Type.Array(DirectoryLink, { maxItems: 20 }),
    places: Type.Array(Place, { maxItems: 50 }),
    schedules: Type.Array(Schedule, { maxItems: 30, description: 'Hours that hold wherever it is given.' }),
    childcare: Type.Optional(Childcare),
    localOffer: Type.Optional(LocalOffer),
    internalNotes: Type.Optional(words(10_000, 'For the provider and the council. Never published.')),
  },
  { $id: 'ServiceRecord', ...strict },
)
export type ServiceRecord = Static<typeof ServiceRecord>
