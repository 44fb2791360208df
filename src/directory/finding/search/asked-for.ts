import { councils, findCouncil } from '#councils/index.ts'
import type { Point } from '../../record/place.ts'
import { WEEKDAYS, type Weekday } from '../../record/schedule.ts'
import { planar } from '../geography/plane.ts'
import {
  type HasHours,
  isOpenOnWeekdays,
  londonTime,
  minutesOf,
  type OpeningCalendar,
  openOn,
  openWhen,
  slotsOn,
  slotsOnWeekday,
} from '../opening/index.ts'
import { tag } from '../projection/tags.ts'
import { searchWords } from '../words/search-words.ts'
import type { Asked, Order } from './asked.ts'
import { type SearchQuery, WITHIN } from './search-query.ts'

/** A checked query as a search. `point`: where `near` is. */
export function askedFor(query: SearchQuery, point: Point | undefined, now: Date): Asked {
  const words = query.words === undefined ? undefined : searchWords(query.words)
  const ages = agesOf(query)
  const opening = openingOf(query, now)
  return {
    order: query.order ?? orderOf(words !== undefined, point !== undefined),
    tags: tagsAsked(query),
    ...(words === undefined ? {} : { words }),
    ...(ages === undefined ? {} : { ages }),
    ...(point === undefined ? {} : { circle: { at: planar(point), radius: query.within ?? WITHIN } }),
    ...(opening === undefined ? {} : { opening }),
  }
}

const orderOf = (words: boolean, near: boolean): Order => (words ? 'relevance' : near ? 'distance' : 'name')

function tagsAsked(query: SearchQuery): string[] {
  const { category, sendNeed = [], free, language, accessibility = [], council, localOffer, state } = query
  return [
    ...(category === undefined ? [] : [tag('category', category)]),
    ...sendNeed.map((need) => tag('need', need)),
    ...(free === undefined ? [] : [tag('cost', free ? 'free' : 'paid')]),
    ...(language === undefined ? [] : [tag('language', language)]),
    ...accessibility.map((each) => tag('accessibility', each)),
    ...(council === undefined ? [] : [tag('council', council)]),
    ...(localOffer === undefined ? [] : [tag('channel', 'local_offer')]),
    ...(state === undefined ? [] : [tag('state', state)]),
  ]
}

export function agesOf({ age, ageFrom, ageTo }: SearchQuery): Asked['ages'] {
  if (age !== undefined) return { from: age, to: age }
  return (ageFrom ?? ageTo) === undefined ? undefined : { from: ageFrom ?? 0, to: ageTo ?? 999 }
}

const calendarOf = (councilId: string): OpeningCalendar => ({
  terms: findCouncil(councilId)?.schoolTerms.terms ?? [],
})

const isWeekday = (day: string): day is Weekday => (WEEKDAYS as readonly string[]).includes(day)

function openingOf({ day, time, openNow, council }: SearchQuery, now: Date): Asked['opening'] {
  const today = londonTime(now)
  if (day === undefined && openNow === undefined) return undefined
  const minutes = openNow === undefined ? (time === undefined ? undefined : minutesOf(time)) : today.minutes
  if (day !== undefined && isWeekday(day))
    return {
      slots: slotsOnWeekday(day, minutes),
      isOpen: (hours) => isOpenOnWeekdays(hours, day, minutes, today.date),
    }
  const date = day ?? today.date
  // Terms are each council's own: what may be open by any of them is looked at.
  const ids = council === undefined ? councils.map(({ id }) => id) : [council]
  const test = (id: string): HasHours =>
    minutes === undefined ? openOn(date, calendarOf(id)) : openWhen({ date, minutes }, calendarOf(id))
  const tests = new Map(ids.map((id) => [id, test(id)]))
  return {
    slots: [...new Set(ids.flatMap((id) => slotsOn(date, minutes, calendarOf(id))))],
    isOpen: (hours, councilId) => (tests.get(councilId) ?? test(councilId))(hours),
  }
}
