import type { SearchQuery } from '../../src/directory/finding/search/search-query.ts'
import { type MadeUp, seeded } from './made-up-services.ts'

/** One kind of search, as queries that differ in what they ask for. */
export type Search = {
  readonly name: string
  readonly queries: readonly SearchQuery[]
  /** Whether it is held against the filtered engine in memory. */
  readonly filtered?: true
  /** Follows so many pages first. */
  readonly deep?: number
}

const COMMON = ['support', 'group', 'children', 'families', 'club', 'play', 'parents', 'music'] as const
const CATEGORIES = ['sports', 'childcare', 'health', 'family_support', 'education', 'arts'] as const

/** Every filter and order that is offered, alone and in the combinations that people use. */
export function searchesIn({ towns }: MadeUp, count = 40): Search[] {
  const random = seeded(7)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const near = () => {
    const { latitude, longitude } = pick(towns.slice(0, 20))
    return `${latitude.toFixed(5)},${longitude.toFixed(5)}`
  }
  const of = (name: string, make: () => SearchQuery, more: Partial<Search> = {}): Search => ({
    name,
    queries: Array.from({ length: count }, make),
    ...more,
  })
  const age = () => Math.floor(random() * 16)
  return [
    of(
      'words, category, age, 5 km',
      () => ({
        words: pick(COMMON),
        category: pick(CATEGORIES),
        age: age(),
        near: near(),
        within: 5_000,
        order: 'distance',
      }),
      { filtered: true },
    ),
    of(
      'words, category, age, 25 km',
      () => ({
        words: pick(COMMON),
        category: pick(CATEGORIES),
        age: age(),
        near: near(),
        within: 25_000,
        order: 'distance',
      }),
      { filtered: true },
    ),
    of('words and 5 km by relevance', () => ({ words: pick(COMMON), near: near() }), { filtered: true }),
    of('common words', () => ({ words: pick(COMMON) })),
    of('two common words', () => ({ words: `${pick(COMMON)} ${pick(COMMON)}` })),
    of('rare words', () => ({ words: `wil${pick(['ba', 'den', 'fo'])}${pick(['ras', 'sto', 'ter'])}` })),
    of('misspelt words', () => ({ words: pick(['familiys', 'chlidren', 'suport', 'parnets']) })),
    of('category', () => ({ category: pick(CATEGORIES) })),
    of('category and age', () => ({ category: pick(CATEGORIES), age: age() })),
    of('age', () => ({ age: age() })),
    of('5 km', () => ({ near: near(), within: 5_000 })),
    of('25 km', () => ({ near: near(), within: 25_000 })),
    of('100 km', () => ({ near: near(), within: 100_000 })),
    of('need, language, free', () => ({ sendNeed: ['sensory_and_physical'], language: 'fr', free: true })),
    of('step-free, Local Offer, state', () => ({
      accessibility: ['step_free'],
      localOffer: true,
      state: 'waiting_list',
    })),
    of('council', () => ({ council: 'rbkc' })),
    of('open on Saturdays', () => ({ day: 'SA', time: '11:00' })),
    of('open on a day, 5 km', () => ({ day: '2026-11-28', time: '11:00', near: near() })),
    of('open on a day, category', () => ({ day: '2026-11-25', category: pick(CATEGORIES) })),
    of('category with facets', () => ({ category: pick(CATEGORIES), facets: true })),
    of('nothing', () => ({})),
    of('by name, page 40', () => ({ order: 'name' }), { deep: 39 }),
    of('25 km, page 10', () => ({ near: near(), within: 25_000 }), { deep: 9 }),
  ]
}

export function searchOf(query: SearchQuery): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const each of [value].flat()) search.append(name, String(each))
  return search.toString()
}
