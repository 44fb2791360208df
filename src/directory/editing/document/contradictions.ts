import type { Fault } from '#platform/faults.ts'
import type { AnyDocument } from '../../record/index.ts'
import type { Schedule } from '../../record/schedule.ts'
import type { ServiceRecord } from '../../record/service-record.ts'

/** Where a record contradicts itself, beyond what its schema can say. */
export function contradictionsIn(document: AnyDocument): Fault[] {
  if (!('places' in document)) return []
  return [...agesOf(document), ...keysOf(document), ...vacanciesOf(document), ...daysOf(document)]
}

function agesOf({ ages: { from, to } }: ServiceRecord): Fault[] {
  return from !== undefined && to !== undefined && from > to
    ? [fault('/ages/to', 'ages_reversed', 'The upper age is below the lower one.')]
    : []
}

/** A place's key is its name from version to version: two of one name could not be told apart. */
function keysOf({ places }: ServiceRecord): Fault[] {
  return places.flatMap(({ key }, at) =>
    places.findIndex((other) => other.key === key) < at
      ? [fault(`/places/${at}/key`, 'key_repeated', 'Another place has this key.')]
      : [],
  )
}

function vacanciesOf({ childcare }: ServiceRecord): Fault[] {
  const [places, vacancies] = [childcare?.places, childcare?.vacancies?.number]
  return places !== undefined && vacancies !== undefined && vacancies > places
    ? [fault('/childcare/vacancies/number', 'more_vacancies_than_places', 'There are fewer places.')]
    : []
}

function daysOf({ schedules, places }: ServiceRecord): Fault[] {
  const reversed = (list: readonly Schedule[], under: string) =>
    list.flatMap(({ from, until }, at) =>
      from !== undefined && until !== undefined && from > until
        ? [fault(`${under}/schedules/${at}/until`, 'days_reversed', 'The last day is before the first.')]
        : [],
    )
  return [
    ...reversed(schedules, ''),
    ...places.flatMap((place, at) => reversed(place.schedules, `/places/${at}`)),
  ]
}

const fault = (pointer: string, code: string, message: string): Fault => ({ pointer, code, message })
