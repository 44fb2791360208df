import { readNear } from '../../src/directory/finding/geography/near.ts'
import { distanceBetween, planar } from '../../src/directory/finding/geography/plane.ts'
import { withAncestors } from '../../src/directory/finding/projection/tags.ts'
import type { SearchQuery } from '../../src/directory/finding/search/search-query.ts'
import type { PublicService } from '../../src/directory/publishing/public-record.ts'

type Kept = {
  words: string
  categories: ReadonlySet<string>
  from: number
  to: number
  at: readonly { x: number; y: number }[]
}
type Index = {
  add(id: number, text: string): void
  search(query: string, options: { limit: number }): number[]
}

/** FlexSearch is no dependency of this repository: `npm install --no-save flexsearch@0.8` brings it for a comparison. */
const PACKAGE: string = 'flexsearch'

/** An engine in memory with the filters beside it, as one would build it; undefined where it is not installed. */
export async function inMemory() {
  const loaded = (await import(PACKAGE).catch(() => undefined)) as
    | { default?: { Index: new (options: object) => Index }; Index?: new (options: object) => Index }
    | undefined
  const Constructor = loaded?.Index ?? loaded?.default?.Index
  if (Constructor === undefined) return undefined
  const index = new Constructor({ tokenize: 'strict' })
  const all: Kept[] = []
  return {
    add(service: PublicService) {
      index.add(all.length, `${service.name} ${service.summary} ${service.description ?? ''}`)
      all.push({
        words: service.name,
        categories: new Set(withAncestors(service.categories)),
        from: service.ages.from ?? 0,
        to: service.ages.to ?? 999,
        at: service.places.flatMap(({ point }) => (point === undefined ? [] : [planar(point)])),
      })
    },
    search({ words = '', category, age, near, within = 5_000 }: SearchQuery): number {
      const asked = near === undefined ? undefined : readNear(near)
      const from = asked?.kind === 'point' ? planar(asked.point) : undefined
      const found = index.search(words, { limit: all.length }).flatMap((id) => {
        const { categories, from: youngest, to, at } = all[id] as Kept
        if (category !== undefined && !categories.has(category)) return []
        if (age !== undefined && (age < youngest || age > to)) return []
        const away = from === undefined ? 0 : Math.min(...at.map((each) => distanceBetween(each, from)))
        return away <= within ? [{ id, away }] : []
      })
      return found.sort((a, b) => a.away - b.away).slice(0, 25).length
    },
  }
}
export type InMemory = NonNullable<Awaited<ReturnType<typeof inMemory>>>
