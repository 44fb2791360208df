import { type Kysely, sql } from 'kysely'
import { councils } from '#councils/index.ts'
import { ask } from '#platform/asking.ts'
import type { Database } from '#platform/tables.ts'
import { projectAll } from '../projection/project.ts'
import { type PostcodePoint, readerOf } from './read-lines.ts'

export type Loaded = { loaded: number; notInUse: number; notUnderstood: number; services: number }

const BATCH = 5_000

/**
 * Loads postcodes from the lines of a file, as the owner: all of it or nothing. Districts that it does not give get
 * the middle of their postcodes. Then the search is written anew, as places may have got a point.
 */
export async function loadPostcodes(
  owner: Kysely<Database>,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Loaded | 'not understood'> {
  return owner.transaction().execute(async (trx) => {
    const count = { loaded: 0, notInUse: 0, notUnderstood: 0 }
    let reader: ReturnType<typeof readerOf>
    let batch = new Map<string, PostcodePoint>()
    const write = async () => {
      if (batch.size > 0) await insert(trx, [...batch.values()])
      count.loaded += batch.size
      batch = new Map()
    }
    for await (const line of lines) {
      if (line.trim() === '') continue
      if (reader === undefined) {
        reader = readerOf(line)
        if (reader === undefined) return 'not understood'
        if (reader.hasHeadings) continue
      }
      const point = reader.read(line)
      if (point === 'not in use') count.notInUse += 1
      else if (point === 'not understood') count.notUnderstood += 1
      else batch.set(point.code, point)
      if (batch.size === BATCH) await write()
    }
    await write()
    if (count.loaded === 0) return 'not understood'
    await sql`
      insert into postcode_point (code, latitude, longitude)
      select left(code, -3), avg(latitude), avg(longitude) from postcode_point where length(code) > 4 group by 1
      on conflict (code) do nothing`.execute(trx)
    const everywhere = councils.map(({ id }) => id)
    await ask(trx, { account: NOBODY, organisation: null, councils: everywhere })
    return { ...count, services: await projectAll(trx) }
  })
}

/** The owner of the database asks, who has no account. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

const insert = (trx: Kysely<Database>, points: readonly PostcodePoint[]) =>
  sql`
    insert into postcode_point (code, latitude, longitude)
    select code, latitude, longitude from json_to_recordset(${JSON.stringify(points)}::json)
      as p (code text, latitude float8, longitude float8)
    on conflict (code) do update set latitude = excluded.latitude, longitude = excluded.longitude`.execute(
    trx,
  )
