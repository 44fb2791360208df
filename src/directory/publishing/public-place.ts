import { type Static, Type } from 'typebox'
import { accessibilities } from '../record/codes.ts'
import { type Place, PlaceAddress, Point } from '../record/place.ts'
import { Schedule } from '../record/schedule.ts'
import { strict } from '../record/words.ts'

const rest = {
  accessibility: Type.Array(accessibilities.schema),
  accessibilityNote: Type.Optional(Type.String()),
  transport: Type.Optional(Type.String()),
  schedules: Type.Array(Schedule),
}

/** A place as the public reads it: its address, or no more than the first half of its postcode. */
export const PublicPlace = Type.Object(
  {
    key: Type.String(),
    name: Type.Optional(Type.String()),
    address: Type.Optional(PlaceAddress),
    point: Type.Optional(Point),
    area: Type.Optional(
      Type.String({ description: 'The first half of the postcode, where the address is not published.' }),
    ),
    ...rest,
  },
  { $id: 'PublicPlace', ...strict },
)
export type PublicPlace = Static<typeof PublicPlace>

/** What of a place may leave this service; undefined where nothing may. */
export function publicPlace({ visibility, address, point, ...place }: Place): PublicPlace | undefined {
  switch (visibility) {
    case 'public':
      return { ...place, address, ...(point === undefined ? {} : { point }) }
    case 'area': {
      // Words about a home may lead to it: its name, how to get there, what is beside the door.
      const { key, accessibility, schedules } = place
      const area = address.postcode?.split(' ')[0]
      return {
        key,
        ...(area === undefined ? {} : { area }),
        accessibility,
        schedules: schedules.map(({ note: _words, ...schedule }) => schedule),
      }
    }
    case 'hidden':
      return undefined
  }
}
