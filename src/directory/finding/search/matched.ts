import { Type } from 'typebox'
import { accessibilities, channels, sendNeeds, serviceStates } from '../../record/codes.ts'
import { strict } from '../../record/words.ts'
import type { Card } from '../projection/card.ts'
import { categoryName } from '../projection/texts.ts'
import type { FoundRow } from '../queries/find-services.ts'
import type { SearchQuery } from './search-query.ts'

export const Matched = Type.Object(
  {
    filter: Type.String({ description: 'What was asked for.' }),
    text: Type.String({ description: 'How it is met, in words.' }),
  },
  { $id: 'Matched', ...strict, description: 'Why a service was found.' },
)
export type Matched = { filter: string; text: string }

/** Why a service was found: one reason for everything that was asked for. */
export function matched(query: SearchQuery, card: Card, { parts, distance }: FoundRow): Matched[] {
  const { category, sendNeed, accessibility, language, state, day, time, free } = query
  const reasons: readonly (readonly [filter: string, text: string | undefined])[] = [
    ['words', parts === null ? undefined : `In ${listed(parts.map((part) => PARTS[part] ?? part))}.`],
    ['category', category && filedUnder(category, card.categories)],
    [
      'age',
      query.age === undefined && query.ageFrom === undefined && query.ageTo === undefined
        ? undefined
        : takes(card.ages),
    ],
    ...(sendNeed ?? []).map((need) => ['sendNeed', sendNeeds.meanings[need]] as const),
    ['near', distance === null ? undefined : away(distance, card)],
    ['day', day && `Open ${onDay(day)}${time === undefined ? '' : ` at ${time}`}.`],
    ['openNow', query.openNow && 'Open now.'],
    ['free', free === undefined ? undefined : free ? 'To be had free of charge.' : 'To be had for money.'],
    ['language', language && `Offered in the language ${language}.`],
    ...(accessibility ?? []).map((each) => ['accessibility', accessibilities.meanings[each]] as const),
    ['council', query.council && `Published by the council ${card.councilId}.`],
    ['localOffer', query.localOffer && channels.meanings.local_offer],
    ['state', state && serviceStates.meanings[state]],
  ]
  return reasons.flatMap(([filter, text]) => (text === undefined ? [] : [{ filter, text }]))
}

const PARTS: Readonly<Record<string, string>> = {
  A: 'its name',
  B: 'its summary',
  C: 'what it is filed under or whom it is for',
  D: 'its description',
}

const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`

function filedUnder(asked: string, categories: readonly string[]): string {
  if (categories.includes(asked)) return `Filed under ${categoryName(asked)}.`
  return `Filed under ${listed(categories.map(categoryName))}, below ${categoryName(asked)}.`
}

export function takes({ from, to }: Card['ages']): string {
  if (from === undefined && to === undefined) return 'For every age.'
  if (to === undefined) return `From the age of ${from}.`
  return from === undefined ? `To the age of ${to}.` : `From the age of ${from} to ${to}.`
}

/** Of a place whose address is not published, not even its distance is told more exactly than its district. */
function away(distance: number, { place }: Card): string {
  const far =
    distance < 995 ? `${Math.round(distance / 10) * 10} metres` : `${(distance / 1000).toFixed(1)} km`
  return place?.area === undefined ? `${far} away.` : `${far} away, to the middle of ${place.area}.`
}

const DAYS: Readonly<Record<string, string>> = {
  MO: 'on Mondays',
  TU: 'on Tuesdays',
  WE: 'on Wednesdays',
  TH: 'on Thursdays',
  FR: 'on Fridays',
  SA: 'on Saturdays',
  SU: 'on Sundays',
}
const onDay = (day: string): string => DAYS[day] ?? `on ${day}`
