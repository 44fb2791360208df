import { sql } from 'kysely'
import type { Db } from '#platform/operation.ts'
import { type Asked, MOST_COUNTED } from '../search/asked.ts'
import { conditions, PLANNED } from './conditions.ts'

export type TagCount = { tag: string; count: number }
type Key = { council_id: string; id: string; place: number }

/** How many of what matches have each tag; of the first 1,000 where there are more. */
export async function countTags(db: Db, asked: Asked): Promise<TagCount[]> {
  const { rows } = await sql<TagCount>`${PLANNED}
    with found as materialized (
      select s.tags from service_search s where ${conditions(asked)} limit ${MOST_COUNTED})
    select tag, count(*)::integer as count from found, unnest(tags) tag group by tag order by 2 desc, 1`.execute(
    db,
  )
  return rows
}

/** The same of these rows. */
export async function countTagsOf(db: Db, keys: readonly Key[]): Promise<TagCount[]> {
  const { rows } = await sql<TagCount>`
    select tag, count(*)::integer as count
    from json_to_recordset(${JSON.stringify(keys.map(({ council_id, id, place }) => ({ council_id, id, place })))}::json)
        as k (council_id text, id uuid, place smallint)
      join service_search s on s.council_id = k.council_id and s.id = k.id and s.place = k.place, unnest(s.tags) tag
    group by tag order by 2 desc, 1`.execute(db)
  return rows
}
