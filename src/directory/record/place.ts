import { type Static, Type } from 'typebox'
import { accessibilities, placeVisibilities } from './codes.ts'
import { Schedule } from './schedule.ts'
import { strict, words } from './words.ts'

export const Point = Type.Object(
  {
    latitude: Type.Number({ minimum: 49, maximum: 61 }),
    longitude: Type.Number({ minimum: -9, maximum: 2.5 }),
  },
  { $id: 'Point', ...strict, description: 'WGS 84, in the United Kingdom.' },
)
export type Point = Static<typeof Point>

export const PlaceAddress = Type.Object(
  {
    lines: Type.Array(words(200, 'Building and street.'), { minItems: 1, maxItems: 4 }),
    town: Type.Optional(words(100, 'Town.')),
    postcode: Type.Optional(
      Type.String({
        pattern: '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$',
        description: 'With its space.',
        examples: ['W2 9ZZ'],
      }),
    ),
  },
  { $id: 'PlaceAddress', ...strict },
)

/** Where a service is given. What of it is published is for `visibility` to say, and for nothing else. */
export const Place = Type.Object(
  {
    key: Type.String({
      pattern: '^[a-z0-9][a-z0-9_-]{0,59}$',
      description: 'Its own name within the record, kept from version to version.',
    }),
    name: Type.Optional(words(200, 'What it is called.')),
    visibility: placeVisibilities.schema,
    address: PlaceAddress,
    point: Type.Optional(Point),
    accessibility: Type.Array(accessibilities.schema, { maxItems: 10, uniqueItems: true }),
    accessibilityNote: Type.Optional(words(1000, 'What else to know.')),
    transport: Type.Optional(words(1000, 'How to get there.')),
    schedules: Type.Array(Schedule, { maxItems: 30 }),
  },
  { $id: 'DirectoryPlace', ...strict },
)
export type Place = Static<typeof Place>
