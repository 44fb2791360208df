import { type RawBuilder, sql } from 'kysely'
import { cellsAround } from '../geography/plane.ts'
import type { Asked } from '../search/asked.ts'

/** PostgreSQL plans these by what is asked for: which index leads to a full page soonest, a word's that is rare or that of the order. */
export const PLANNED = sql.raw('/* planned each time */')

export const pointOf = (asked: Asked) =>
  sql`point(${asked.circle?.at.x ?? 0}::float8, ${asked.circle?.at.y ?? 0}::float8)`

export const all = (asked: Asked) => sql`to_tsquery('english', ${asked.words?.all ?? ''})`
export const either = (asked: Asked) => sql`to_tsquery('english', ${asked.words?.either ?? ''})`

/** The row of a service as a whole. */
const WHOLE = sql`s.place = 0`
/** The same, so that no index of such rows alone is read from end to end beside the one that finds what is asked for. */
const WHOLE_BESIDE = sql`s.place <= 0`

/**
 * What a row has to be; `in order` where an index gives the order they are read in, rather than finds them. Within the
 * circle by lists of squares as well, whose statistics tell how many there will be: of a circle PostgreSQL knows nothing.
 */
export function conditions(asked: Asked, order?: 'in order'): RawBuilder<unknown> {
  const { words, tags, ages, opening, circle } = asked
  const parts = [
    ...(circle === undefined
      ? [order === undefined ? WHOLE_BESIDE : WHOLE]
      : [within(circle), ...notFurther(asked)]),
    ...(words === undefined ? [] : [sql`s.words @@ ${all(asked)}`]),
    ...(tags.length === 0 ? [] : [sql`s.tags @> ${tags}::text[]`]),
    ...(ages === undefined ? [] : [sql`s.age_from <= ${ages.to} and s.age_to >= ${ages.from}`]),
    ...(opening === undefined ? [] : [sql`s.slots && ${opening.slots}::integer[]`]),
  ]
  return sql.join(parts, sql` and `)
}

const within = ({ at, radius }: NonNullable<Asked['circle']>) => sql`
  s.cells && ${cellsAround(at, radius)}::integer[]
  and (s.at <-> point(${at.x}::float8, ${at.y}::float8)) <= ${radius}::float8`

/** Each service once, at the nearest of its places that has what is asked for. Which is open, PostgreSQL cannot tell. */
const notFurther = (asked: Asked) =>
  asked.opening === undefined
    ? [sql`(s.alone or not exists (select from service_search o where ${nearerThan(asked)}))`]
    : []

const nearerThan = (asked: Asked) => sql`
  o.council_id = s.council_id and o.id = s.id and o.place > 0 and o.tags @> ${asked.tags}::text[]
  and ((o.at <-> ${pointOf(asked)}), o.place) < ((s.at <-> ${pointOf(asked)}), s.place)`

/** The hours of the nearer places of the same service that have what is asked for, for those who decide by them. */
export const hoursOfNearer = (asked: Asked) =>
  asked.circle === undefined
    ? sql`null::json`
    : sql`case when s.alone then null
        else (select json_agg(o.hours) from service_search o where ${nearerThan(asked)}) end`
