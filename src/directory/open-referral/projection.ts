import type { PublicService } from '../publishing/public-record.ts'
import { serviceAtLocationId } from './ids.ts'
import { namedTerms } from './mapping/attributes.ts'
import { bydayOf, toHsdsSchedule } from './mapping/schedule.ts'
import { termIdsOf } from './terms.ts'

/** What the feed's filters ask of a service, from what the public may read of it. */
export function factsOf(service: PublicService) {
  const schedules = [...service.schedules, ...service.places.flatMap((place) => place.schedules)]
  return {
    organisation: service.organisation ?? null,
    minimumAge: service.ages.from ?? null,
    maximumAge: service.ages.to ?? null,
    terms: namedTerms(service).flatMap(({ taxonomy, code }) => termIdsOf(service.councilId, taxonomy, code)),
    hours: schedules.map((schedule) => {
      const { opens_at, closes_at } = toHsdsSchedule(schedule)
      return { days: bydayOf(schedule).map((day) => day.slice(-2)), opens: opens_at, closes: closes_at }
    }),
    words: [service.name, service.summary, service.description, service.eligibility].join('\n'),
    places: service.places.map(({ key, address, point }) => ({
      id: serviceAtLocationId(service.id, key),
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      postcode: address?.postcode ?? null,
    })),
  }
}
