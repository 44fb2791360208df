import { type Static, Type } from 'typebox'
import type { PublicPlace } from '../../publishing/public-place.ts'
import type { PublicService } from '../../publishing/public-record.ts'
import { channels, serviceStates } from '../../record/codes.ts'
import { PlaceAddress } from '../../record/place.ts'
import { AgeRange } from '../../record/service-record.ts'
import { strict } from '../../record/words.ts'

/** Where a result is given: the place that was found, where it was found by a place, or its only one. */
export const FoundPlace = Type.Object(
  {
    key: Type.String(),
    name: Type.Optional(Type.String()),
    address: Type.Optional(PlaceAddress),
    area: Type.Optional(
      Type.String({ description: 'The first half of the postcode, where the address is not published.' }),
    ),
  },
  { $id: 'FoundPlace', ...strict },
)

/** What a list of results shows of a service; all of it is read at its own address. */
export const cardProperties = {
  id: Type.String({ format: 'uuid' }),
  councilId: Type.String(),
  name: Type.String(),
  summary: Type.String(),
  organisation: Type.Optional(Type.String({ description: 'The name of the organisation that gives it.' })),
  channels: Type.Array(channels.schema),
  categories: Type.Array(Type.String()),
  ages: AgeRange,
  state: serviceStates.schema,
  stateNote: Type.Optional(Type.String()),
  free: Type.Optional(
    Type.Boolean({ description: 'Whether it can be had free of charge. Left out where nobody said.' }),
  ),
  assuredOn: Type.String({ format: 'date' }),
  placeCount: Type.Integer({ minimum: 0, description: 'How many places of it are published.' }),
  place: Type.Optional(FoundPlace),
}
const CardSchema = Type.Object(cardProperties)
export type Card = Static<typeof CardSchema>

export function cardOf(
  service: PublicService,
  organisation: string | undefined,
  place: PublicPlace | undefined,
): Card {
  const { id, councilId, name, summary, channels, categories, ages, state, stateNote, costs } = service
  return {
    id,
    councilId,
    name,
    summary,
    ...(organisation === undefined ? {} : { organisation }),
    channels,
    categories,
    ages,
    state,
    ...(stateNote === undefined ? {} : { stateNote }),
    ...(costs.length === 0 ? {} : { free: costs.some(({ free }) => free) }),
    assuredOn: service.assuredOn,
    placeCount: service.places.length,
    ...(place === undefined ? {} : { place: shownOf(place) }),
  }
}

const shownOf = ({ key, name, address, area }: PublicPlace): Static<typeof FoundPlace> => ({
  key,
  ...(name === undefined ? {} : { name }),
  ...(address === undefined ? {} : { address }),
  ...(area === undefined ? {} : { area }),
})
