import type { PublicPlace } from '../../publishing/public-place.ts'
import type { PublicService } from '../../publishing/public-record.ts'
import type { Point } from '../../record/place.ts'
import { cellsOf, planar } from '../geography/plane.ts'
import { slotsOf } from '../opening/index.ts'
import { fold } from '../words/fold.ts'
import { type Card, cardOf } from './card.ts'
import { tagsOf } from './tags.ts'
import { type Texts, textsOf } from './texts.ts'

/** What is written of a service for the search: the row of the whole, and one for each of several places. */
export type SearchRow = {
  council_id: string
  id: string
  place: number
  alone: boolean
  organisation_id: string | null
  name_key: string
  age_from: number
  age_to: number
  tags: string[]
  x: number | null
  y: number | null
  cells: number[]
  slots: number[]
  hours: PublicPlace['schedules']
  texts: Texts
  card: Card
}

const OPEN_END = 999

/** Codes (postcodes, districts) whose points the rows of a service need. */
export const codesNeeded = ({ places }: PublicService): string[] =>
  places.flatMap(({ point, address, area }) =>
    point === undefined ? [address?.postcode ?? area ?? []].flat() : [],
  )

/**
 * Made from what is published and nothing else: a place that hides its address is found from its district's centre,
 * and one that is hidden is not here at all.
 */
export function searchRows(
  service: PublicService,
  organisation: string | undefined,
  points: ReadonlyMap<string, Point>,
): SearchRow[] {
  const { places, ages } = service
  const [only] = places.length === 1 ? places : []
  const whole = {
    council_id: service.councilId,
    id: service.id,
    organisation_id: service.organisation ?? null,
    name_key: fold(service.name),
    age_from: ages.from ?? 0,
    age_to: ages.to ?? OPEN_END,
    texts: textsOf(service, organisation),
  }
  const row = (place: number, here: readonly PublicPlace[], shown: PublicPlace | undefined): SearchRow => {
    const hours = [...service.schedules, ...here.flatMap(({ schedules }) => schedules)]
    const point = shown === undefined ? undefined : pointOf(shown, points)
    const at = point === undefined ? undefined : planar(point)
    return {
      ...whole,
      place,
      alone: places.length <= 1,
      tags: tagsOf(
        service,
        here.flatMap(({ accessibility }) => accessibility),
      ),
      x: at?.x ?? null,
      y: at?.y ?? null,
      cells: at === undefined ? [] : cellsOf(at),
      slots: slotsOf(hours),
      hours,
      card: cardOf(service, organisation, shown),
    }
  }
  return [
    row(0, places, only),
    ...(places.length > 1 ? places.map((place, at) => row(at + 1, [place], place)) : []),
  ]
}

function pointOf({ point, address, area }: PublicPlace, points: ReadonlyMap<string, Point>) {
  const code = address?.postcode ?? area
  return point ?? (code === undefined ? undefined : points.get(code))
}
