import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/operation.ts'
import type { Asked } from '../search/asked.ts'
import '../tables.ts'
import { all, conditions, either, hoursOfNearer, PLANNED, pointOf } from './conditions.ts'

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

/** What a page shows of its rows; `f` is the page, with its keys. Where the hours decide, first they alone. */
const shown = (asked: Asked) =>
  asked.opening === undefined
    ? sql`${keys(asked)}, s.card, s.tags, ${parts(asked)} as parts, null::json as hours, null::json as nearer`
    : sql`${keys(asked)}, null::json as card, null::text[] as tags, null::text[] as parts, s.hours,
        ${hoursOfNearer(asked)} as nearer`

const keys = (asked: Asked) => sql`s.council_id, s.id, s.place, f.key, f.name,
  ${asked.circle === undefined ? sql`null::float8` : sql`s.at <-> ${pointOf(asked)}`} as distance`

const parts = (asked: Asked) =>
  asked.words === undefined
    ? sql`null::text[]`
    : sql`array_remove(array[
  case when ts_filter(s.words, '{a}') @@ ${either(asked)} then 'A' end,
  case when ts_filter(s.words, '{b}') @@ ${either(asked)} then 'B' end,
  case when ts_filter(s.words, '{c}') @@ ${either(asked)} then 'C' end,
  case when ts_filter(s.words, '{d}') @@ ${either(asked)} then 'D' end], null)`

const byKeys = sql`order by f.key, f.name, f.id`
const join = sql`join service_search s on s.council_id = f.council_id and s.id = f.id and s.place = f.place`

/** What a row's keys are made of, and the keys; rising in every order, so that one comparison serves for all. */
function keysOf(asked: Asked): {
  of: RawBuilder<unknown>
  key: RawBuilder<unknown>
  name: RawBuilder<unknown>
} {
  if (asked.order === 'distance')
    return { of: sql`s.at`, key: sql`found.at <-> ${pointOf(asked)}`, name: sql`''` }
  if (asked.order === 'name') return { of: sql`s.name_key`, key: sql`0::float8`, name: sql`found.name_key` }
  const key = sql`-ts_rank(found.rank_words, ${all(asked)})::float8`
  return { of: sql`s.name_key, s.rank_words`, key, name: sql`found.name_key` }
}

const later = ({ after }: Wanted) =>
  after === undefined
    ? sql``
    : sql`where (key, name, id) > (${after.key}::float8, ${after.name} collate "C", ${after.id}::uuid)`

/**
 * Where few match, all of them are put in order, whatever the order is. `most`: where there are more, they are counted
 * so far and none is shown, unless their hours have to be looked at; null: however many. Planned once, unlike what
 * looks among many: every condition is one index's, whatever is asked for, and planning takes longer than the search.
 */
export async function findAmongFew(db: Db, asked: Asked, wanted: Wanted, most: number | null) {
  const { of, key, name } = keysOf(asked)
  const isGuarded = most !== null && asked.opening === undefined
  const { rows } = await sql<FoundRow & { matches: number }>`
    with found as materialized (
      select s.council_id, s.id, s.place, ${of} from service_search s
      where ${conditions(asked)} ${most === null ? sql`` : sql`limit ${most + 1}`}),
    counted as materialized (select count(*)::integer as matches from found),
    f as (
      select * from (select found.council_id, found.id, found.place, ${key} as key, ${name} as name from found
        ${isGuarded ? sql`where (select matches from counted) <= ${most}` : sql``}) ordered
      ${later(wanted)} order by key, name, id limit ${wanted.limit})
    select shown.*, counted.matches from counted left join (select ${shown(asked)} from f ${join}) shown on true
    order by shown.key, shown.name, shown.id`.execute(db)
  return { rows: rows.filter(({ id }) => id !== null), matches: rows[0]?.matches ?? 0 }
}

/** The cards of rows that were found by their hours. */
export async function withCards(db: Db, asked: Asked, rows: readonly FoundRow[]): Promise<FoundRow[]> {
  const places = JSON.stringify(rows.map(({ council_id, id, place }) => ({ council_id, id, place })))
  const { rows: found } = await sql<Pick<FoundRow, 'id' | 'place' | 'card' | 'tags' | 'parts'>>`
    select s.id, s.place, s.card, s.tags, ${parts(asked)} as parts
    from json_to_recordset(${places}::json) as f (council_id text, id uuid, place smallint) ${join}`.execute(
    db,
  )
  return rows.flatMap((row) => {
    const rest = found.find(({ id, place }) => id === row.id && place === row.place)
    return rest === undefined ? [] : [{ ...row, ...rest }]
  })
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
  where ${conditions(asked, 'in order')} ${and}
    ${after === undefined ? sql`` : sql`and (s.name_key, s.id) > (${after.name} collate "C", ${after.id}::uuid)`}
  order by s.name_key, s.id limit ${limit}`

/** In the order of the point's own index, which knows no second key: those at one distance come together, and then by id. */
function byDistance(asked: Asked, { after, limit }: Wanted) {
  const away = sql`s.at <-> ${pointOf(asked)}`
  return sql`
    select * from (
      select s.council_id, s.id, s.place, ${away} as key, '' as name from service_search s
      where ${conditions(asked, 'in order')}
        ${after === undefined ? sql`` : sql`and (${away}, s.id) > (${after.key}::float8, ${after.id}::uuid)`}
      order by ${away} fetch first (${limit}::bigint) rows with ties) nearest
    order by key, id limit ${limit}`
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
