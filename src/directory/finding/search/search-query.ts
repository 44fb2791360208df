import { type Static, Type } from 'typebox'
import { councils } from '#councils/index.ts'
import { pageQuery } from '#platform/paging.ts'
import { accessibilities, sendNeeds, serviceStates } from '../../record/codes.ts'
import { strict } from '../../record/words.ts'
import { CATEGORIES } from '../../taxonomies/index.ts'
import { NEAR_PATTERN } from '../geography/near.ts'
import { ORDERS, type Order } from './asked.ts'

const one = <T extends string>(codes: readonly T[], description: string) =>
  Type.Optional(Type.Unsafe<T>({ type: 'string', enum: [...codes], description }))
const age = (description: string) => Type.Optional(Type.Integer({ minimum: 0, maximum: 25, description }))
const yes = (description: string) => Type.Optional(Type.Boolean({ description }))

/** How far `near` reaches where nobody says. */
export const WITHIN = 5_000

export const SearchQuery = Type.Object(
  {
    words: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'All of these words, or others for the same thing, anywhere in what is published. Where none is found so, the nearest words that are used are taken instead, and `didYouMean` says which.',
      }),
    ),
    category: one(
      CATEGORIES.terms.map(({ code }) => code),
      'A category, with all below it.',
    ),
    age: age('How old somebody is on the day they would go, in years. No date of birth is asked for.'),
    ageFrom: age('The youngest of several. A service is found that takes any of these ages.'),
    ageTo: age('The oldest of several.'),
    sendNeed: Type.Optional(
      Type.Array(sendNeeds.schema, { minItems: 1, maxItems: 4, description: 'Each one named is met.' }),
    ),
    near: Type.Optional(
      Type.String({
        maxLength: 60,
        pattern: NEAR_PATTERN,
        description:
          'A postcode (`W2 9ZZ`), its first half (`W2`), or `latitude,longitude`. Found are places within `within`, each service once.',
      }),
    ),
    within: Type.Optional(
      Type.Integer({ minimum: 100, maximum: 100_000, description: `Metres; ${WITHIN} where left out.` }),
    ),
    day: Type.Optional(
      Type.String({
        pattern: '^(20[0-9]{2}-[0-9]{2}-[0-9]{2}|MO|TU|WE|TH|FR|SA|SU)$',
        description:
          'Open on this day, with its bank holidays and school terms; or on some such weekday, whatever the week.',
      }),
    ),
    time: Type.Optional(
      Type.String({
        pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
        description: 'Open at this time of `day`, in London.',
      }),
    ),
    openNow: Type.Optional(Type.Literal(true, { description: 'Open at this moment.' })),
    free: yes('`true`: to be had free of charge. `false`: to be had for money.'),
    language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639.' })),
    accessibility: Type.Optional(
      Type.Array(accessibilities.schema, {
        minItems: 1,
        maxItems: 8,
        description: 'All of these; at the place that is found, where `near` is asked.',
      }),
    ),
    council: one(
      councils.map(({ id }) => id),
      'Published by this council.',
    ),
    localOffer: Type.Optional(Type.Literal(true, { description: 'In the SEND Local Offer.' })),
    state: Type.Optional(serviceStates.schema),
    order: one<Order>(
      ORDERS,
      'By `relevance` where there are words, else by `distance` where there is `near`, else by `name`, unless this says otherwise. By relevance, of more than 2,000 that match, those with the words in their name come first, each by name.',
    ),
    facets: Type.Optional(
      Type.Literal(true, { description: 'Also say how many of what matches have each code.' }),
    ),
    limit: pageQuery.limit,
    cursor: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 3_000,
        pattern: '^[A-Za-z0-9_-]+$',
        description: 'From the `next` link of the page before.',
      }),
    ),
  },
  strict,
)
export type SearchQuery = Static<typeof SearchQuery>
