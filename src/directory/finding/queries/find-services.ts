import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/operation.ts'
import type { Asked } from '../search/asked.ts'
import '../tables.ts'
import { all, any, conditions, hoursOfNearer, PLANNED, pointOf } from './conditions.ts'

/** Where a page ended: the row's keys in its order. */
export type Keys = { readonly key: number; readonly name: string; readonly id: string }

export type FoundRow = Keys & {
  readonly council_id: string
  readonly place: number
  readonly distance: number | null
  readonly card: string
  readonly tags: string[]
  /** The weights (A to D) of the parts that have some of the words. */
  readonly parts: string[] | null
  readonly hours: string | null
  readonly nearer: string | null
}

type Wanted = { readonly after?: Keys | undefined; readonly limit: number }

/** What a page shows of its rows; `f` is the page, with its keys. */
const shown = (asked: Asked) => sql`
  s.council_id, s.id, s.place, f.key, f.name, ${asked.circle === undefined ? sql`null::float8` : sql`s.at <-> ${pointOf(asked)}`} as distance,
  s.card, s.tags, ${asked.words === undefined ? sql`null::text[]` : parts(asked)} as parts,
  ${asked.opening === undefined ? sql`null::json as hours, null::json as nearer` : sql`s.hours, ${hoursOfNearer(asked)} as nearer`}`

const parts = (asked: Asked) => sql`array_remove(array[
  case when ts_filter(s.words, '{a}') @@ ${any(asked)} then 'A' end,
  case when ts_filter(s.words, '{b}') @@ ${any(asked)} then 'B' end,
  case when ts_filter(s.words, '{c}') @@ ${any(asked)} then 'C' end,
  case when ts_filter(s.words, '{d}') @@ ${any(asked)} then 'D' end], null)`

const byKeys = sql`order by f.key, f.name, f.id`
const join = sql`join service_search s on s.council_id = f.council_id and s.id = f.id and s.place = f.place`

/** Rising in every order, so that one comparison serves for all. */
const keyOf = (asked: Asked): RawBuilder<unknown> =>
  asked.order === 'relevance'
    ? sql`-ts_rank(s.rank_words, ${all(asked)})::float8`
    : asked.order === 'distance'
      ? sql`s.at <-> ${pointOf(asked)}`
      : sql`0::float8`

const nameOf = (asked: Asked) => (asked.order === 'distance' ? sql`''` : sql`s.name_key`)

const later = ({ after }: Wanted) =>
  after === undefined
    ? sql``
    : sql`where (found.key, found.name, found.id) > (${after.key}::float8, ${after.name} collate "C", ${after.id}::uuid)`

/**
 * Where few match, all of them are put in order, whatever the order is. `most`: more than these are not looked at,
 * and then the rows are none that a page may show; null: however many.
 */
export async function findAmongFew(db: Db, asked: Asked, wanted: Wanted, most: number | null) {
  const { rows } = await sql<FoundRow & { matches: number }>`${PLANNED}
    with found as materialized (
      select s.council_id, s.id, s.place, ${keyOf(asked)} as key, ${nameOf(asked)} as name
      from service_search s where ${conditions(asked, 'squares')} ${most === null ? sql`` : sql`limit ${most + 1}`}),
    f as (select * from found ${later(wanted)} order by key, name, id limit ${wanted.limit})
    select ${shown(asked)}, (select count(*)::integer from found) as matches from f ${join} ${byKeys}`.execute(
    db,
  )
  return { rows, matches: rows[0]?.matches ?? 0 }
}

/** Where many match, they are read in an index's order until the page is full. */
export async function findAmongMany(db: Db, asked: Asked, wanted: Wanted): Promise<FoundRow[]> {
  const page =
    asked.order === 'relevance'
      ? byTier(asked, wanted)
      : asked.order === 'distance'
        ? byDistance(asked, wanted)
        : byName(asked, wanted, sql`0::float8`)
  const { rows } = await sql<FoundRow>`${PLANNED}
    with f as (${page}) select ${shown(asked)} from f ${join} ${byKeys}`.execute(db)
  return rows
}

const byName = (asked: Asked, { after, limit }: Wanted, key: RawBuilder<unknown>, and = sql``) => sql`
  select s.council_id, s.id, s.place, ${key} as key, s.name_key as name from service_search s
  where ${conditions(asked, 'squares')} ${and}
    ${after === undefined ? sql`` : sql`and (s.name_key, s.id) > (${after.name} collate "C", ${after.id}::uuid)`}
  order by s.name_key, s.id limit ${limit}`

function byDistance(asked: Asked, { after, limit }: Wanted) {
  const away = sql`s.at <-> ${pointOf(asked)}`
  return sql`
    select s.council_id, s.id, s.place, ${away} as key, '' as name from service_search s
    where ${conditions(asked, 'point')}
      ${after === undefined ? sql`` : sql`and (${away}, s.id) > (${after.key}::float8, ${after.id}::uuid)`}
    order by ${away}, s.id limit ${limit}`
}

/** Those with the words in their name before all others, each by name: ranking thousands by weight would take longer than it tells. */
function byTier(asked: Asked, wanted: Wanted) {
  const inName = sql`and s.name_words @@ ${all(asked)}`
  const elsewhere = sql`and not s.name_words @@ ${all(asked)}`
  const { after } = wanted
  if (after !== undefined && after.key > 0) return byName(asked, wanted, sql`1::float8`, elsewhere)
  const rest = { limit: wanted.limit }
  return sql`(${byName(asked, wanted, sql`0::float8`, inName)}) union all
    (${byName(asked, rest, sql`1::float8`, elsewhere)}) order by key, name, id limit ${wanted.limit}`
}
