import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Conditions } from '../filters.ts'
import { serviceConditions } from './conditions.ts'
import { columns, published, type ServiceRow } from './services.ts'

export type PlaceRow = ServiceRow & { place: string }

const places = sql`feed_place p join (${published}) on r.council_id = p.council_id and r.id = p.record_id`

type Near = { postcode: string; metres: number | undefined }

type Asked = {
  conditions: Conditions
  near: Near | undefined
  since: Date | undefined
  after: { record: string; place: string } | undefined
  skip: number
  limit: number
}

type Middle = { latitude: number | null; longitude: number | null }

/** The middle of a postcode, or what of it is known here: where the places of that postcode are. Asked once. */
async function middleOf(trx: Trx, postcode: string): Promise<Middle> {
  const { rows } = await sql<Middle>`
    select coalesce(max(known.latitude), avg(own.latitude)) as latitude,
           coalesce(max(known.longitude), avg(own.longitude)) as longitude
      from (select ${postcode}::text as code) asked
      left join postcode_point known on known.code = replace(asked.code, ' ', '')
      left join feed_place own on own.postcode = asked.code`.execute(trx)
  return rows[0] ?? { latitude: null, longitude: null }
}

/**
 * To the point of a place; where it gives none, to the middle of its postcode. Without a distance, what has that very
 * postcode. Metres on a sphere.
 */
async function nearBy(trx: Trx, { postcode, metres }: Near): Promise<RawBuilder<unknown>> {
  if (metres === undefined) return sql`p.postcode = ${postcode}`
  const { latitude, longitude } = await middleOf(trx, postcode)
  if (latitude === null || longitude === null) return sql`false`
  return sql`exists (
    select from (select p.latitude, p.longitude where p.latitude is not null
      union all
      select known.latitude, known.longitude from postcode_point known
       where p.latitude is null and known.code = replace(p.postcode, ' ', '')) place
     where 2 * 6371000 * asin(least(1, sqrt(
       sin(radians(place.latitude - ${latitude}::float8) / 2) ^ 2
       + cos(radians(place.latitude)) * cos(radians(${latitude}::float8))
         * sin(radians(place.longitude - ${longitude}::float8) / 2) ^ 2))) <= ${metres})`
}

/** Places of services that stand, in the order of their services. */
export async function listPlaces(trx: Trx, asked: Asked): Promise<{ rows: PlaceRow[]; total: number }> {
  const near = asked.near === undefined ? sql`true` : await nearBy(trx, asked.near)
  const where = sql`r.document is not null and ${serviceConditions(asked.conditions)}
    and ${near}
    and ${asked.since === undefined ? sql`true` : sql`r.modified_at >= ${asked.since}`}`
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from ${places} where ${where}`.execute(trx)
  const from =
    asked.after === undefined
      ? sql`true`
      : sql`(p.record_id, p.id) > (${asked.after.record}::uuid, ${asked.after.place}::uuid)`
  const { rows } = await sql<PlaceRow>`
    select ${columns}, p.id as place from ${places} where ${where} and ${from}
     order by p.record_id, p.id limit ${asked.limit} offset ${asked.after === undefined ? asked.skip : 0}`.execute(
    trx,
  )
  return { rows, total: counted[0]?.total ?? 0 }
}

export async function findPlace(trx: Trx, id: string): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow>`
    select ${columns}, p.id as place from ${places} where p.id = ${id} and r.document is not null`.execute(
    trx,
  )
  return rows[0]
}
