import { inAList, serviceOf } from './feed.ts'
import type { HsdsLocation, HsdsService, HsdsServiceAtLocation } from './hsds.ts'
import type { PlaceRow } from './queries/places.ts'
import type { Terms } from './terms.ts'

/**
 * A place with its service. The published OpenAPI files name the service's schema for it by mistake: it says the
 * service's name and state too, and is valid by both.
 */
export type PlaceWithService = HsdsServiceAtLocation &
  Pick<HsdsService, 'name' | 'status'> & { service: HsdsService }

export function placeOf(row: PlaceRow, terms: Terms): PlaceWithService {
  const service = serviceOf(row, terms)
  const place = service.service_at_locations?.find(({ id }) => id === row.place)
  return { id: row.place, ...place, name: service.name, status: service.status, service }
}

export const placeInAList = ({
  location,
  service,
  schedules: _many,
  ...place
}: PlaceWithService): object => ({
  ...place,
  ...(location === undefined ? {} : { location: withoutLists(location) }),
  service: inAList(service),
})

const withoutLists = (location: HsdsLocation): object =>
  Object.fromEntries(Object.entries(location).filter(([, value]) => !Array.isArray(value)))
