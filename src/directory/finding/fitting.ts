import type { Db } from '#platform/operation.ts'
import { locate } from './geography/locate.ts'
import { planar } from './geography/plane.ts'
import { districtOf, postcode } from './geography/postcode.ts'
import type { Card } from './projection/card.ts'
import { tag } from './projection/tags.ts'
import { categoryName } from './projection/texts.ts'
import type { Asked } from './search/asked.ts'
import { find } from './search/find.ts'
import { takes } from './search/matched.ts'

/** What a published service has to fit. Nothing of it is kept, logged or sent anywhere. */
export type Wish = {
  readonly category: string
  /** In years, on the day; undefined where nobody knows it. */
  readonly ages: { readonly from: number; readonly to: number } | undefined
  /** Those of this council where no place is known. */
  readonly council: string
  /** Of a home: only its district is looked up. */
  readonly postcode: string | undefined
  readonly language: string | undefined
  readonly limit: number
}

export type Fitting = {
  readonly service: Card
  readonly reasons: readonly { readonly filter: string; readonly text: string }[]
}

/** A family comes from here. */
const REACH = 10_000

/** Published services that fit, the nearest first; those that are closed for a time are none. */
export async function fittingServices(db: Db, wish: Wish): Promise<Fitting[]> {
  const home = wish.postcode === undefined ? undefined : postcode(wish.postcode)
  const point = home === undefined ? undefined : await locate(db, districtOf(home))
  const wanted = tag('category', wish.category)
  const asked: Asked = {
    order: point === undefined ? 'name' : 'distance',
    tags: point === undefined ? [wanted, tag('council', wish.council)] : [wanted],
    ...(wish.ages === undefined ? {} : { ages: wish.ages }),
    ...(point === undefined ? {} : { circle: { at: planar(point), radius: REACH } }),
  }
  const { rows } = await find(db, asked, wish.limit * 2)
  const open = rows
    .map(({ card, tags }) => ({ service: JSON.parse(card) as Card, tags }))
    .filter(({ service }) => service.state !== 'temporarily_closed')
  return open.slice(0, wish.limit).map(({ service, tags }) => {
    const speaks = wish.language !== undefined && tags.includes(tag('language', wish.language))
    return {
      service,
      reasons: [
        { filter: 'category', text: `Filed under ${categoryName(wish.category)}, or below it.` },
        ...(wish.ages === undefined ? [] : [{ filter: 'age', text: takes(service.ages) }]),
        ...(point === undefined ? [] : [{ filter: 'near', text: 'Within ten kilometres.' }]),
        ...(speaks ? [{ filter: 'language', text: `Offered in the language ${wish.language}.` }] : []),
      ],
    }
  })
}
