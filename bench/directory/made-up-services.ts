import type { ServiceRecord } from '../../src/directory/record/service-record.ts'
import { CATEGORIES } from '../../src/directory/taxonomies/index.ts'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Common on purpose: who searches by these alone finds a fifth of everything. */
const COMMON = ['support', 'group', 'children', 'families', 'club', 'play', 'parents', 'music']
const SYLLABLES = [
  'ba',
  'den',
  'fo',
  'gri',
  'ha',
  'kel',
  'lo',
  'mar',
  'ned',
  'or',
  'pin',
  'ras',
  'sto',
  'ter',
  'wil',
  'yo',
]
const RARE = SYLLABLES.flatMap((a) => SYLLABLES.flatMap((b) => SYLLABLES.map((c) => `${a}${b}${c}`)))
const LEAVES = CATEGORIES.terms.filter(({ parent }) => parent !== undefined).map(({ code }) => code)
const LANGUAGES = ['en', 'ar', 'bn', 'fr', 'pt', 'es', 'so', 'sq', 'fa', 'uk']
const NEEDS = [
  'communication_and_interaction',
  'cognition_and_learning',
  'social_emotional_and_mental_health',
  'sensory_and_physical',
] as const
const TOWNS = 150

export type Town = { latitude: number; longitude: number }

export type MadeUp = {
  readonly towns: readonly Town[]
  readonly next: () => ServiceRecord
  readonly random: () => number
}

/** Services in towns all over England, a seventh of them in two places; words as unevenly used as words are. */
export function madeUpServices(seed = 1): MadeUp {
  const random = seeded(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const uneven = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(items.length ** random()) - 1] as Item
  const towns = Array.from({ length: TOWNS }, () => ({
    latitude: 50.5 + random() * 4.5,
    longitude: -3 + random() * 3.5,
  }))
  const word = () => (random() < 0.035 ? pick(COMMON) : uneven(RARE))
  const words = (length: number) => Array.from({ length }, word).join(' ')
  const place = (at: number): ServiceRecord['places'][number] => {
    const town = uneven(towns)
    const near = () => (random() + random() + random() - 1.5) * 0.12
    return {
      key: `place-${at}`,
      visibility: 'public',
      address: { lines: ['1 Made-up Street'] },
      point: { latitude: town.latitude + near(), longitude: town.longitude + near() * 1.6 },
      accessibility: random() < 0.4 ? ['step_free'] : [],
      schedules: [
        {
          days:
            random() < 0.5
              ? ['MO', 'TU', 'WE', 'TH', 'FR']
              : [pick(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const)],
          opens: pick(['08:00', '09:30', '10:00', '15:30', '18:00']),
          closes: pick(['19:00', '20:00', '21:30']),
          ...(random() < 0.3 ? { during: 'term_time' as const } : {}),
        },
      ],
    }
  }
  const next = (): ServiceRecord => {
    const from = Math.floor(random() * 15)
    const offer = random() < 0.25
    return {
      name: `${words(2)} ${random() < 0.2 ? pick(COMMON) : ''}`.trim(),
      summary: words(12),
      description: words(40),
      channels: offer ? ['family_information', 'local_offer'] : ['family_information'],
      categories: [uneven(LEAVES)],
      state: random() < 0.9 ? 'open' : 'waiting_list',
      ages: random() < 0.1 ? {} : { from, to: Math.min(25, from + Math.floor(random() * 12)) },
      referral: 'none',
      costs: [{ free: random() < 0.5 }],
      languages: random() < 0.3 ? ['en', pick(LANGUAGES)] : ['en'],
      contacts: [],
      links: [],
      schedules: [],
      places: random() < 0.15 ? [place(0), place(1)] : [place(0)],
      ...(offer
        ? { localOffer: { questionSet: 1, answers: [], sendNeeds: [pick(NEEDS)], headings: [] } }
        : {}),
    }
  }
  return { towns, next, random }
}
